package dev.eddy.training.deep;

import dev.eddy.vector.SplitMix64;
import java.util.Arrays;

/**
 * Vectors that are trained, one a row, in pages of 65,536 rows. Adagrad moves them: each number's learning rate falls with the
 * sum of its squared gradients (Duchi, Hazan, Singer: Adaptive Subgradient Methods, JMLR 2011).
 */
final class RowTable {
    static final int PAGE_ROWS = 1 << 16;
    private static final float FIRST_SQUARES = 1e-4f;
    private static final float EPSILON = 1e-10f;

    private final int rows;
    private final int dimension;
    private final float[][] values;
    private final float[][] squares;

    RowTable(int rows, int dimension) {
        this.rows = rows;
        this.dimension = dimension;
        int pages = (rows + PAGE_ROWS - 1) / PAGE_ROWS;
        this.values = new float[pages][];
        this.squares = new float[pages][];
        for (int page = 0; page < pages; page++) {
            int numbers = Math.multiplyExact(rowsOfPage(page), dimension);
            values[page] = new float[numbers];
            squares[page] = new float[numbers];
            Arrays.fill(squares[page], FIRST_SQUARES);
        }
    }

    int rows() {
        return rows;
    }

    int dimension() {
        return dimension;
    }

    int pages() {
        return values.length;
    }

    int rowsOfPage(int page) {
        return Math.min(PAGE_ROWS, rows - page * PAGE_ROWS);
    }

    /** The vectors of a page, one after the other. */
    float[] values(int page) {
        return values[page];
    }

    /** The sums of squared gradients of a page. */
    float[] squares(int page) {
        return squares[page];
    }

    /** Sets a row to random numbers. They follow from the name, not from the row, so equal seeds make equal vectors. */
    void begin(int row, String name, long seed, double deviation) {
        var random = new SplitMix64(SplitMix64.mix(seed) + name.hashCode());
        // Uniform in a range whose standard deviation is the one that is wanted.
        double range = Math.sqrt(3) * deviation;
        int from = offset(row);
        for (int d = 0; d < dimension; d++) {
            values[page(row)][from + d] = (float) ((2 * random.nextDouble() - 1) * range);
        }
    }

    /** Takes a row over from a page of another table of the same dimension. */
    void copy(int row, float[] otherValues, float[] otherSquares, int otherRowOfPage) {
        System.arraycopy(otherValues, otherRowOfPage * dimension, values[page(row)], offset(row), dimension);
        System.arraycopy(otherSquares, otherRowOfPage * dimension, squares[page(row)], offset(row), dimension);
    }

    /** Whether the row was ever moved. */
    boolean isTrained(int row) {
        float[] page = squares[page(row)];
        int from = offset(row);
        for (int d = 0; d < dimension; d++) {
            if (page[from + d] > FIRST_SQUARES) {
                return true;
            }
        }
        return false;
    }

    /** Adds {@code factor} times a row to the numbers at an offset. */
    void addTo(float[] sums, int offset, float factor, int row) {
        float[] page = values[page(row)];
        int from = offset(row);
        for (int d = 0; d < dimension; d++) {
            sums[offset + d] += factor * page[from + d];
        }
    }

    /** Moves a row against its gradient, which is at an offset. */
    void move(int row, float[] gradients, int offset, float rate) {
        float[] page = values[page(row)];
        float[] sums = squares[page(row)];
        int from = offset(row);
        for (int d = 0; d < dimension; d++) {
            float gradient = gradients[offset + d];
            float sum = sums[from + d] + gradient * gradient;
            sums[from + d] = sum;
            page[from + d] -= rate * gradient / ((float) Math.sqrt(sum) + EPSILON);
        }
    }

    private static int page(int row) {
        return row / PAGE_ROWS;
    }

    private int offset(int row) {
        return row % PAGE_ROWS * dimension;
    }
}
