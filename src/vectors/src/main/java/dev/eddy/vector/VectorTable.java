package dev.eddy.vector;

import java.util.Arrays;

/**
 * A growing table of unit vectors of one dimension by row, for inner products of one vector with many rows. Pages of
 * 1,024 rows: it grows without copies, and beyond the size of one array. For one thread.
 */
public final class VectorTable {
    /** Rows compared at once. */
    private static final int ABREAST = 4;

    /** Bits of a row's index in its page. */
    private static final int PAGE = 10;

    private static final int ROWS = 1 << PAGE;

    /** Row-major pages; null where there is no row. */
    private float[][] pages = {};
    /** The values of a row without a page. */
    private float[] zeros = {};
    /** Results of {@link #compare}. */
    private final float[] compared = new float[ABREAST];
    /** Dimension of the first vector; 0 before it. */
    private int dimension;

    /** Sets a row to a unit vector, or clears it by null; {@link IllegalArgumentException} for another dimension. */
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

    /** Components of a vector; 0 before the first vector. */
    public int dimension() {
        return dimension;
    }

    /** A copy of a row, or null for an empty row. */
    public float[] get(int row) {
        return has(row) ? Arrays.copyOfRange(page(row), start(row), start(row) + dimension) : null;
    }

    private boolean has(int row) {
        float[] page = page(row);
        int start = start(row);
        // A unit vector has a component that is not 0, mostly the first.
        for (int i = 0; i < dimension; i++) {
            if (page[start + i] != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isIn(int row) {
        int number = row >> PAGE;
        return number < pages.length && pages[number] != null;
    }

    /** The array with a row; zeros for a missing row. */
    private float[] page(int row) {
        return isIn(row) ? pages[row >> PAGE] : zeros;
    }

    /** Start of a row in its {@link #page}. */
    private int start(int row) {
        return isIn(row) ? (row & (ROWS - 1)) * dimension : 0;
    }

    /** Inner products of one vector with rows, to 1e-6; 0 for null and empty rows. Writes that of {@code rows[i]} to {@code cosines[i]}. */
    public void cosines(float[] vector, int[] rows, int from, int to, float[] cosines) {
        if (dimension == 0 || vector == null) {
            Arrays.fill(cosines, from, to, 0);
            return;
        }
        for (int i = from; i < to; i += ABREAST) {
            int last = Math.min(i + ABREAST, to) - 1;
            // The last round repeats its last row.
            compare(
                    vector,
                    rows[i],
                    rows[Math.min(i + 1, last)],
                    rows[Math.min(i + 2, last)],
                    rows[Math.min(i + 3, last)]);
            System.arraycopy(compared, 0, cosines, i, last - i + 1);
        }
    }

    /** Four rows at once: their memory accesses overlap, and the vector is read once. */
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
}
