package dev.eddy.vector;

import java.util.Arrays;

/**
 * A growing table of unit vectors of one dimension by row, in 8 bits per component, for inner products of one vector with
 * many rows. The error of a product is about .001 times the length of the vector. Pages of 1,024 rows: it grows
 * without copies, and beyond the size of one array. For one thread.
 */
public final class PackedTable {
    /** Rows compared at once: their ints fit in the first-level cache. */
    private static final int ABREAST = 64;

    /** Ints of a row that are copied at once. */
    private static final int WORDS = 4;

    /** Bits of a row's index in its page. */
    private static final int PAGE = 10;

    private static final int ROWS = 1 << PAGE;

    /** Row-major pages; null where there is no row. */
    private int[][] pages = {};
    /** Scales of the rows, by page; 0 for a row without a vector. */
    private float[][] scales = {};
    /** Dimension of the first vector; 0 before it. */
    private int dimension;
    /** Ints of a row, zeros up to a multiple of {@link #WORDS}. */
    private int words;
    /** The rows that are compared, int by int. */
    private int[][] tile = {};
    /** Stands in for a row without a page. */
    private int[] zeros = {};

    private final int[] sums = new int[ABREAST];
    /** The page of each row that is compared, and the row's start in it. */
    private final int[][] pageOf = new int[ABREAST][];

    private final int[] startOf = new int[ABREAST];

    /** Sets a row to a unit vector, or clears it by null; {@link IllegalArgumentException} for another dimension. */
    public void put(int row, float[] vector) {
        if (vector == null) {
            if (isIn(row)) {
                scales[row >> PAGE][row & (ROWS - 1)] = 0;
            }
            return;
        }
        if (dimension == 0) {
            dimension = vector.length;
            words = rounded(Packed.words(dimension));
            tile = new int[words][ABREAST];
            zeros = new int[words];
        }
        if (vector.length != dimension) {
            throw new IllegalArgumentException("vectors of %d and %d dimensions".formatted(dimension, vector.length));
        }
        int number = row >> PAGE;
        if (number >= pages.length) {
            int capacity = number + number / 2 + 1;
            pages = Arrays.copyOf(pages, capacity);
            scales = Arrays.copyOf(scales, capacity);
        }
        if (pages[number] == null) {
            pages[number] = new int[ROWS * words];
            scales[number] = new float[ROWS];
        }
        float scale = Packed.scale(vector);
        scales[number][row & (ROWS - 1)] = scale;
        for (int word = 0; word < Packed.words(dimension); word++) {
            pages[number][start(row) + word] = Packed.word(vector, word, scale);
        }
    }

    private static int rounded(int count) {
        return (count + WORDS - 1) / WORDS * WORDS;
    }

    public boolean has(int row) {
        return scale(row) != 0;
    }

    private boolean isIn(int row) {
        int number = row >> PAGE;
        return number < pages.length && pages[number] != null;
    }

    /** 0 for a row without a vector. */
    private float scale(int row) {
        return isIn(row) ? scales[row >> PAGE][row & (ROWS - 1)] : 0;
    }

    /** Start of a row in its page. */
    private int start(int row) {
        return (row & (ROWS - 1)) * words;
    }

    /** Inner products of one vector with rows; 0 for null and empty rows. Writes that of {@code rows[i]} to {@code cosines[i]}. */
    public void cosines(float[] vector, int[] rows, int from, int to, float[] cosines) {
        float length = vector == null || dimension == 0 ? 0 : Packed.length(vector);
        if (length == 0) {
            Arrays.fill(cosines, from, to, 0);
            return;
        }
        int[] query = Packed.fixedPoint(vector, length, words);
        for (int first = from; first < to; first += ABREAST) {
            int count = Math.min(ABREAST, to - first);
            fill(tile, 0, rows, first, count);
            Packed.products(query, tile, count, sums);
            for (int i = 0; i < count; i++) {
                cosines[first + i] = Packed.product(sums[i], scale(rows[first + i]), length);
            }
        }
    }

    /** Copies rows, int by int, to places from {@code to} on. */
    private void fill(int[][] into, int to, int[] rows, int first, int count) {
        int[] start = into[0];
        int[] end = into[words - 1];
        // Both ends of each row come first, so that the memory accesses of many rows overlap.
        for (int i = 0; i < count; i++) {
            int row = rows[first + i];
            pageOf[i] = isIn(row) ? pages[row >> PAGE] : zeros;
            startOf[i] = isIn(row) ? start(row) : 0;
            start[to + i] = pageOf[i][startOf[i]];
            end[to + i] = pageOf[i][startOf[i] + words - 1];
        }
        for (int word = 0; word < words; word += WORDS) {
            int[] a = into[word];
            int[] b = into[word + 1];
            int[] c = into[word + 2];
            int[] d = into[word + 3];
            for (int i = 0; i < count; i++) {
                int[] page = pageOf[i];
                int at = startOf[i] + word;
                a[to + i] = page[at];
                b[to + i] = page[at + 1];
                c[to + i] = page[at + 2];
                d[to + i] = page[at + 3];
            }
        }
    }

    /** A copy of some rows, for comparisons with many vectors. */
    public PackedBlock block(int[] rows) {
        int[][] values = new int[words][rows.length];
        for (int first = 0; first < rows.length && dimension > 0; first += ABREAST) {
            fill(values, first, rows, first, Math.min(ABREAST, rows.length - first));
        }
        float[] scalesOfRows = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            scalesOfRows[i] = scale(rows[i]);
        }
        return new PackedBlock(values, scalesOfRows);
    }

    /** The weighted sum of the first {@code count} rows; empty before the first vector. */
    public float[] weightedSum(int[] rows, float[] weights, int count) {
        float[] sum = new float[words * Packed.PER_WORD];
        for (int i = 0; i < count; i++) {
            float factor = weights[i] * scale(rows[i]);
            if (factor != 0) {
                int[] page = pages[rows[i] >> PAGE];
                int start = start(rows[i]);
                for (int word = 0; word < words; word++) {
                    int four = page[start + word];
                    int d = word * Packed.PER_WORD;
                    sum[d] += factor * (byte) four;
                    sum[d + 1] += factor * (byte) (four >> 8);
                    sum[d + 2] += factor * (byte) (four >> 16);
                    sum[d + 3] += factor * (byte) (four >> 24);
                }
            }
        }
        return Arrays.copyOf(sum, dimension);
    }
}
