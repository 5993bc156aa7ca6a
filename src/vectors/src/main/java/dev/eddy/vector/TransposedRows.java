package dev.eddy.vector;

import java.util.Arrays;

/**
 * The kernel of the nearest-centre search: unit vectors stored dimension by dimension, so that the JIT vectorises the
 * loop over rows. Float sums in the order of the dimensions, without fused operations: all methods give the same bits
 * on every JVM. Immutable.
 */
public final class TransposedRows {
    /** Dimensions added in one loop over the results. */
    private static final int ABREAST = 4;

    private final float[][] byDimension;

    /** @param rows row-major k × dimension; copied */
    public TransposedRows(int dimension, float[] rows) {
        int size = rows.length / dimension;
        byDimension = new float[dimension][size];
        for (int row = 0; row < size; row++) {
            for (int d = 0; d < dimension; d++) {
                byDimension[d][row] = rows[row * dimension + d];
            }
        }
    }

    /** Transposes k vectors of one dimension; copies them. */
    public static TransposedRows of(float[][] rows) {
        float[][] byDimension = new float[rows[0].length][rows.length];
        for (int row = 0; row < rows.length; row++) {
            for (int d = 0; d < byDimension.length; d++) {
                byDimension[d][row] = rows[row][d];
            }
        }
        return new TransposedRows(byDimension);
    }

    private TransposedRows(float[][] byDimension) {
        this.byDimension = byDimension;
    }

    public int dimension() {
        return byDimension.length;
    }

    /** Computes the inner products of a query with all rows into {@code products} of length k. */
    public void products(float[] query, float[] products) {
        Arrays.fill(products, 0);
        int d = 0;
        for (; d + ABREAST <= byDimension.length; d += ABREAST) {
            add(query, d, products);
        }
        for (; d < byDimension.length; d++) {
            float x = query[d];
            float[] components = byDimension[d];
            for (int row = 0; row < products.length; row++) {
                products[row] += x * components[row];
            }
        }
    }

    private void add(float[] query, int from, float[] products) {
        float xa = query[from];
        float xb = query[from + 1];
        float xc = query[from + 2];
        float xd = query[from + 3];
        float[] a = byDimension[from];
        float[] b = byDimension[from + 1];
        float[] c = byDimension[from + 2];
        float[] d = byDimension[from + 3];
        for (int row = 0; row < products.length; row++) {
            products[row] = products[row] + xa * a[row] + xb * b[row] + xc * c[row] + xd * d[row];
        }
    }

    /** The inner product with one row, bit for bit as in {@link #products}. */
    public float product(float[] query, int row) {
        float sum = 0;
        for (int d = 0; d < byDimension.length; d++) {
            sum += query[d] * byDimension[d][row];
        }
        return sum;
    }

    /** The first row with the greatest product. */
    public static int greatest(float[] products) {
        int best = 0;
        for (int row = 1; row < products.length; row++) {
            if (products[row] > products[best]) {
                best = row;
            }
        }
        return best;
    }

    /** The rows in one array, row-major. */
    public static float[] flat(float[][] rows) {
        int dimension = rows[0].length;
        float[] flat = new float[rows.length * dimension];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, row * dimension, dimension);
        }
        return flat;
    }
}
