package dev.eddy.vector;

import java.util.Arrays;

/** Unit vectors of one dimension by row, in one array, so that one vector is compared with many at the speed of memory. */
public final class VectorTable {
    /** Floats in a cache line. */
    private static final int LINE = 16;

    private float[] values = {};
    /** Of the first vector that was put. */
    private int dimension;

    /**
     * The row is now this vector.
     *
     * @param vector unit vector, or null for none
     * @throws IllegalArgumentException when it has another dimension than those before
     * @throws ArithmeticException when the table would outgrow an array: from 16 million rows of 64 dimensions on
     */
    public void put(int row, float[] vector) {
        if (vector == null) {
            if (isIn(row)) {
                Arrays.fill(values, row * dimension, (row + 1) * dimension, 0);
            }
            return;
        }
        if (dimension == 0) {
            dimension = vector.length;
        }
        if (vector.length != dimension) {
            throw new IllegalArgumentException("vectors of %d and %d dimensions".formatted(dimension, vector.length));
        }
        if (!isIn(row)) {
            values = Arrays.copyOf(values, Math.multiplyExact(Math.max(16, 2 * row), dimension));
        }
        System.arraycopy(vector, 0, values, row * dimension, dimension);
    }

    private boolean isIn(int row) {
        return (row + 1) * dimension <= values.length;
    }

    /**
     * The inner products of one vector with those of many rows, as {@link Vectors#cosine}; a row without a vector has 0.
     *
     * @param vector null for none
     * @param rows their first {@code count} are compared
     * @param cosines where the result goes, in the order of the rows
     */
    public void cosines(float[] vector, int[] rows, int count, float[] cosines) {
        if (dimension == 0 || vector == null) {
            Arrays.fill(cosines, 0, count, 0);
            return;
        }
        // Rows that are far apart are fetched side by side when a look at each comes first, else one after the other.
        for (int i = 0; i < count; i++) {
            float looked = 0;
            for (int at = rows[i] * dimension, end = Math.min(at + dimension, values.length); at < end; at += LINE) {
                looked += values[at];
            }
            cosines[i] = looked;
        }
        for (int i = 0; i < count; i++) {
            cosines[i] = isIn(rows[i]) ? Vectors.cosine(vector, values, rows[i] * dimension) : 0;
        }
    }
}
