package dev.eddy.membership;

import java.util.Arrays;

/**
 * The kernel of nearest-centre search: centres stored by dimension, so that a query meets all of them in one loop the
 * JIT turns into vector instructions.
 *
 * <p>Float sums in the order of the dimensions, never fused: the same value on every JVM, whichever method asks.
 */
final class TransposedCentres {
    private final float[][] byDimension;

    /** @param rows unit vectors, row-major k × dimension; copied */
    TransposedCentres(int dimension, float[] rows) {
        int size = rows.length / dimension;
        byDimension = new float[dimension][size];
        for (int row = 0; row < size; row++) {
            for (int d = 0; d < dimension; d++) {
                byDimension[d][row] = rows[row * dimension + d];
            }
        }
    }

    /** Of k unit vectors of one dimension; copied. */
    static TransposedCentres of(float[][] rows) {
        return new TransposedCentres(rows[0].length, flat(rows));
    }

    int dimension() {
        return byDimension.length;
    }

    /** Cosines of a unit query with all centres, written into {@code cosines} (length k). */
    void cosines(float[] query, float[] cosines) {
        Arrays.fill(cosines, 0);
        for (int d = 0; d < byDimension.length; d++) {
            float x = query[d];
            float[] components = byDimension[d];
            for (int row = 0; row < cosines.length; row++) {
                cosines[row] += x * components[row];
            }
        }
    }

    /** The cosine with one centre, bit for bit what {@link #cosines} gives. */
    float cosine(float[] query, int row) {
        float sum = 0;
        for (int d = 0; d < byDimension.length; d++) {
            sum += query[d] * byDimension[d][row];
        }
        return sum;
    }

    /** The row of the greatest cosine, the first of equals. */
    static int greatest(float[] cosines) {
        int best = 0;
        for (int row = 1; row < cosines.length; row++) {
            if (cosines[row] > cosines[best]) {
                best = row;
            }
        }
        return best;
    }

    /** Rows one after the other. */
    static float[] flat(float[][] rows) {
        int dimension = rows[0].length;
        float[] flat = new float[rows.length * dimension];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, row * dimension, dimension);
        }
        return flat;
    }
}
