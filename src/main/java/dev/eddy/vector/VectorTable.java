package dev.eddy.vector;

import java.util.Arrays;

/** Unit vectors of one dimension by row, in one array, so that one vector is compared with many at the speed of memory. */
public final class VectorTable {
    /** So many rows are compared at once. */
    private static final int ABREAST = 4;

    /** Row after row, and one more that stays zero. */
    private float[] values = {};
    /** The cosines of the rows that were compared last. */
    private final float[] compared = new float[ABREAST];
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
            values = Arrays.copyOf(values, Math.multiplyExact(Math.max(16, row + row / 2 + 2), dimension));
        }
        System.arraycopy(vector, 0, values, row * dimension, dimension);
    }

    /** A copy of a row, or null where there is none. */
    public float[] get(int row) {
        int start = start(row);
        // A unit vector has a number that is not 0, and mostly it is the first.
        for (int i = 0; i < dimension; i++) {
            if (values[start + i] != 0) {
                return Arrays.copyOfRange(values, start, start + dimension);
            }
        }
        return null;
    }

    private boolean isIn(int row) {
        return (row + 2L) * dimension <= values.length;
    }

    /** Where a row begins; of a row that is not in, the zeros. */
    private int start(int row) {
        return isIn(row) ? row * dimension : values.length - dimension;
    }

    /**
     * The inner products of one vector with those of many rows, right to 1e-6; a row without a vector has 0.
     *
     * @param vector null for none
     * @param rows those from one position to another are compared
     * @param cosines where the result goes, at the positions of the rows
     */
    public void cosines(float[] vector, int[] rows, int from, int to, float[] cosines) {
        if (dimension == 0 || vector == null) {
            Arrays.fill(cosines, from, to, 0);
            return;
        }
        for (int i = from; i < to; i += ABREAST) {
            int last = Math.min(i + ABREAST, to) - 1;
            // What is missing to a full round is compared once more.
            compare(
                    vector,
                    start(rows[i]),
                    start(rows[Math.min(i + 1, last)]),
                    start(rows[Math.min(i + 2, last)]),
                    start(rows[Math.min(i + 3, last)]));
            System.arraycopy(compared, 0, cosines, i, last - i + 1);
        }
    }

    /** A copy of some rows, to be compared with one vector after the other. */
    public VectorBlock block(int[] rows) {
        return new VectorBlock(values, Arrays.stream(rows).map(this::start).toArray(), dimension);
    }

    /** Rows side by side, since they are then fetched from memory together, and the vector is read once for all. */
    private void compare(float[] vector, int a, int b, int c, int d) {
        float[] values = this.values;
        float evenA = 0;
        float evenB = 0;
        float evenC = 0;
        float evenD = 0;
        float oddA = 0;
        float oddB = 0;
        float oddC = 0;
        float oddD = 0;
        int i = 0;
        for (; i < vector.length - 1; i += 2) {
            float even = vector[i];
            float odd = vector[i + 1];
            evenA = Math.fma(even, values[a + i], evenA);
            evenB = Math.fma(even, values[b + i], evenB);
            evenC = Math.fma(even, values[c + i], evenC);
            evenD = Math.fma(even, values[d + i], evenD);
            oddA = Math.fma(odd, values[a + i + 1], oddA);
            oddB = Math.fma(odd, values[b + i + 1], oddB);
            oddC = Math.fma(odd, values[c + i + 1], oddC);
            oddD = Math.fma(odd, values[d + i + 1], oddD);
        }
        if (i < vector.length) {
            evenA = Math.fma(vector[i], values[a + i], evenA);
            evenB = Math.fma(vector[i], values[b + i], evenB);
            evenC = Math.fma(vector[i], values[c + i], evenC);
            evenD = Math.fma(vector[i], values[d + i], evenD);
        }
        compared[0] = evenA + oddA;
        compared[1] = evenB + oddB;
        compared[2] = evenC + oddC;
        compared[3] = evenD + oddD;
    }

    /**
     * The sum of many rows by their weights.
     *
     * @param rows their first {@code count} are added up
     * @param weights in the order of the rows
     * @return as long as the vectors, or empty when there never was one
     */
    public float[] weightedSum(int[] rows, float[] weights, int count) {
        float[] sum = new float[dimension];
        for (int i = 0; i < count && dimension > 0; i++) {
            addScaled(sum, weights[i], start(rows[i]));
        }
        return sum;
    }

    private void addScaled(float[] sum, float factor, int from) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * values[from + i];
        }
    }
}
