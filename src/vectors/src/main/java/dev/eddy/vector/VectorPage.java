package dev.eddy.vector;

import java.util.Arrays;

/**
 * A block of 256 replaceable unit vectors for inner products with a query. Stored dimension by dimension, so that the
 * JIT vectorises the loop over rows; 256 rows fit the processor's cache. For one thread.
 */
public final class VectorPage {
    /** Capacity in vectors. */
    public static final int ROWS = 256;

    /** Partial sums, as in {@link Vectors#product}. */
    private static final int SUMS = 4;

    /** Dimensions added in one loop over the sums. */
    private static final int ABREAST = 16;

    private static final float[] ZEROS = new float[ROWS];

    private final int dimension;
    /** An array per dimension, up to a multiple of {@link #ABREAST}. The JIT would not vectorise one long array. */
    private final float[][] values;

    private final float[][] sums = new float[SUMS][ROWS];

    public VectorPage(int dimension) {
        this.dimension = dimension;
        this.values = new float[(dimension + ABREAST - 1) / ABREAST * ABREAST][];
        for (int d = 0; d < values.length; d++) {
            values[d] = d < dimension ? new float[ROWS] : ZEROS;
        }
    }

    /** Sets a row to a vector of the page's dimension. */
    public void put(int row, float[] vector) {
        for (int d = 0; d < dimension; d++) {
            values[d][row] = vector[d];
        }
    }

    /** Computes the inner products of a query with the first rows, bit for bit as {@link Vectors#product}. */
    public void products(float[] query, int rows, float[] products) {
        for (float[] sum : sums) {
            Arrays.fill(sum, 0, rows, 0);
        }
        for (int d = 0; d < values.length; d += ABREAST) {
            for (int sum = 0; sum < SUMS; sum++) {
                add(query, d + sum, rows, sums[sum]);
            }
        }
        float[] a = sums[0];
        float[] b = sums[1];
        float[] c = sums[2];
        float[] d = sums[3];
        for (int i = 0; i < rows; i++) {
            products[i] = (a[i] + b[i]) + (c[i] + d[i]);
        }
    }

    /** Adds every fourth of 16 dimensions. */
    private void add(float[] query, int from, int rows, float[] sum) {
        float[] a = values[from];
        float[] b = values[from + SUMS];
        float[] c = values[from + 2 * SUMS];
        float[] d = values[from + 3 * SUMS];
        float byA = Vectors.at(query, from);
        float byB = Vectors.at(query, from + SUMS);
        float byC = Vectors.at(query, from + 2 * SUMS);
        float byD = Vectors.at(query, from + 3 * SUMS);
        for (int i = 0; i < rows; i++) {
            sum[i] = Math.fma(byD, d[i], Math.fma(byC, c[i], Math.fma(byB, b[i], Math.fma(byA, a[i], sum[i]))));
        }
    }
}
