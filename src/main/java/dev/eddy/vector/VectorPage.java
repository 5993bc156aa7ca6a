package dev.eddy.vector;

import java.util.Arrays;

/**
 * Unit vectors that are compared with one query all together, and of which any can be replaced. They are stored dimension
 * after dimension, so that the processor takes a step for many of them in one instruction; few enough for its cache.
 */
public final class VectorPage {
    /** How many vectors there is room for. */
    public static final int ROWS = 256;

    /** Sums side by side, as in {@link Vectors#product}. */
    private static final int SUMS = 4;

    /** So many dimensions are added up in one walk over the sums. */
    private static final int ABREAST = 16;

    private final int dimension;
    /** A row for each dimension, and rows of zeros up to a full round. */
    private final float[] values;

    private final float[][] sums = new float[SUMS][ROWS];

    public VectorPage(int dimension) {
        this.dimension = dimension;
        this.values = new float[(dimension + ABREAST - 1) / ABREAST * ABREAST * ROWS];
    }

    /** A row is now this vector, of the page's dimension. */
    public void put(int row, float[] vector) {
        for (int d = 0; d < dimension; d++) {
            values[d * ROWS + row] = vector[d];
        }
    }

    /**
     * The inner products of a query with all rows, bit for bit those of {@link Vectors#product}.
     *
     * @param products where they go, {@link #ROWS} of them; those of rows that were never put are 0
     */
    public void products(float[] query, float[] products) {
        for (float[] sum : sums) {
            Arrays.fill(sum, 0);
        }
        for (int d = 0; d * ROWS < values.length; d += ABREAST) {
            for (int sum = 0; sum < SUMS; sum++) {
                add(query, d + sum, sums[sum]);
            }
        }
        float[] a = sums[0];
        float[] b = sums[1];
        float[] c = sums[2];
        float[] d = sums[3];
        for (int i = 0; i < ROWS; i++) {
            products[i] = (a[i] + b[i]) + (c[i] + d[i]);
        }
    }

    /** Adds every fourth dimension of a round. */
    private void add(float[] query, int from, float[] sum) {
        float[] values = this.values;
        int a = from * ROWS;
        int b = a + SUMS * ROWS;
        int c = b + SUMS * ROWS;
        int d = c + SUMS * ROWS;
        float byA = at(query, from);
        float byB = at(query, from + SUMS);
        float byC = at(query, from + 2 * SUMS);
        float byD = at(query, from + 3 * SUMS);
        for (int i = 0; i < ROWS; i++) {
            sum[i] = Math.fma(
                    byD,
                    values[d + i],
                    Math.fma(byC, values[c + i], Math.fma(byB, values[b + i], Math.fma(byA, values[a + i], sum[i]))));
        }
    }

    private static float at(float[] vector, int d) {
        return d < vector.length ? vector[d] : 0;
    }
}
