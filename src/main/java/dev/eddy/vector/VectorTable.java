package dev.eddy.vector;

import java.util.Arrays;

/**
 * Unit vectors of one dimension by row, many in one array, so that one vector is compared with many at the speed of memory. It
 * grows by arrays of some rows: nothing is copied then, and there may be more numbers than one array has room for.
 */
public final class VectorTable {
    /** So many rows are compared at once. */
    private static final int ABREAST = 4;

    /** Bits of a row's number within its page. */
    private static final int PAGE = 10;

    private static final int ROWS = 1 << PAGE;

    /** Row after row in each; null where no row is yet. */
    private float[][] pages = {};
    /** Of a row without a page. */
    private float[] zeros = {};
    /** The cosines of the rows that were compared last. */
    private final float[] compared = new float[ABREAST];
    /** Of the first vector that was put. */
    private int dimension;

    /**
     * The row is now this vector.
     *
     * @param vector unit vector, or null for none
     * @throws IllegalArgumentException when it has another dimension than those before
     */
    public void put(int row, float[] vector) {
        if (vector == null) {
            if (isIn(row)) {
                Arrays.fill(page(row), start(row), start(row) + dimension, 0);
            }
            return;
        }
        if (dimension == 0) {
            dimension = vector.length;
            zeros = new float[dimension];
        }
        if (vector.length != dimension) {
            throw new IllegalArgumentException("vectors of %d and %d dimensions".formatted(dimension, vector.length));
        }
        int number = row >> PAGE;
        if (number >= pages.length) {
            pages = Arrays.copyOf(pages, number + number / 2 + 1);
        }
        if (pages[number] == null) {
            pages[number] = new float[ROWS * dimension];
        }
        System.arraycopy(vector, 0, pages[number], start(row), dimension);
    }

    /** Numbers in a vector; 0 before the first. */
    public int dimension() {
        return dimension;
    }

    /** A copy of a row, or null where there is none. */
    public float[] get(int row) {
        float[] page = page(row);
        int start = start(row);
        // A unit vector has a number that is not 0, and mostly it is the first.
        for (int i = 0; i < dimension; i++) {
            if (page[start + i] != 0) {
                return Arrays.copyOfRange(page, start, start + dimension);
            }
        }
        return null;
    }

    private boolean isIn(int row) {
        int number = row >> PAGE;
        return number < pages.length && pages[number] != null;
    }

    /** The array that has a row; of a row that is not in, one of zeros. */
    float[] page(int row) {
        return isIn(row) ? pages[row >> PAGE] : zeros;
    }

    /** Where a row begins in its {@link #page}. */
    int start(int row) {
        return isIn(row) ? (row & (ROWS - 1)) * dimension : 0;
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
                    rows[i],
                    rows[Math.min(i + 1, last)],
                    rows[Math.min(i + 2, last)],
                    rows[Math.min(i + 3, last)]);
            System.arraycopy(compared, 0, cosines, i, last - i + 1);
        }
    }

    /** A copy of some rows, to be compared with one vector after the other. */
    public VectorBlock block(int[] rows) {
        return new VectorBlock(this, rows, dimension);
    }

    /** Rows side by side, since they are then fetched from memory together, and the vector is read once for all. */
    private void compare(float[] vector, int rowA, int rowB, int rowC, int rowD) {
        float[] pageA = page(rowA);
        float[] pageB = page(rowB);
        float[] pageC = page(rowC);
        float[] pageD = page(rowD);
        int a = start(rowA);
        int b = start(rowB);
        int c = start(rowC);
        int d = start(rowD);
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
            evenA = Math.fma(even, pageA[a + i], evenA);
            evenB = Math.fma(even, pageB[b + i], evenB);
            evenC = Math.fma(even, pageC[c + i], evenC);
            evenD = Math.fma(even, pageD[d + i], evenD);
            oddA = Math.fma(odd, pageA[a + i + 1], oddA);
            oddB = Math.fma(odd, pageB[b + i + 1], oddB);
            oddC = Math.fma(odd, pageC[c + i + 1], oddC);
            oddD = Math.fma(odd, pageD[d + i + 1], oddD);
        }
        if (i < vector.length) {
            evenA = Math.fma(vector[i], pageA[a + i], evenA);
            evenB = Math.fma(vector[i], pageB[b + i], evenB);
            evenC = Math.fma(vector[i], pageC[c + i], evenC);
            evenD = Math.fma(vector[i], pageD[d + i], evenD);
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
            addScaled(sum, weights[i], page(rows[i]), start(rows[i]));
        }
        return sum;
    }

    private static void addScaled(float[] sum, float factor, float[] page, int from) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * page[from + i];
        }
    }
}
