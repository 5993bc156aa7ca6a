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

    /** Bits of a row's index in its page. */
    private static final int PAGE = 10;

    private static final int ROWS = 1 << PAGE;

    /** Row-major; the page of {@link #zeros} where there is no row, and at the end. A row is the bits of its scale, and the vector. */
    private int[][] pages = {};

    private int[] zeros = {};
    /** Dimension of the first vector; 0 before it. */
    private int dimension;
    /** Ints of a vector, zeros up to a multiple of {@link PackedQuery#WORDS}. */
    private int words;
    /** Ints of a row. */
    private int stride;
    /** The vectors that are compared, int by int. */
    private int[][] tile = {};
    /** Their scales. */
    private final float[] scales = new float[ABREAST];

    private final int[] sums = new int[ABREAST];

    /** Sets a row to a unit vector, or clears it by null; {@link IllegalArgumentException} for another dimension. */
    public void put(int row, float[] vector) {
        if (vector == null) {
            if (has(row)) {
                page(row)[start(row)] = 0;
            }
            return;
        }
        if (dimension == 0) {
            dimension = vector.length;
            words = PackedQuery.words(dimension);
            stride = 1 + words;
            tile = new int[words][ABREAST];
            zeros = new int[ROWS * stride];
            pages = new int[][] {zeros};
        }
        if (vector.length != dimension) {
            throw new IllegalArgumentException("vectors of %d and %d dimensions".formatted(dimension, vector.length));
        }
        int number = row >> PAGE;
        int last = pages.length - 1;
        if (number >= last) {
            pages = Arrays.copyOf(pages, number + number / 2 + 2);
            Arrays.fill(pages, last, pages.length, zeros);
        }
        if (pages[number] == zeros) {
            pages[number] = new int[ROWS * stride];
        }
        float scale = Packed.scale(vector);
        int start = start(row);
        pages[number][start] = Float.floatToRawIntBits(scale);
        for (int word = 0; word < Packed.words(dimension); word++) {
            pages[number][start + 1 + word] = Packed.word(vector, word, scale);
        }
    }

    public boolean has(int row) {
        return scale(row) != 0;
    }

    /** 0 for a row without a vector. */
    private float scale(int row) {
        return dimension == 0 ? 0 : Float.intBitsToFloat(page(row)[start(row)]);
    }

    private int[] page(int row) {
        return pages[Math.min(row >> PAGE, pages.length - 1)];
    }

    /** Start of a row in its page. */
    private int start(int row) {
        return (row & (ROWS - 1)) * stride;
    }

    /** Inner products of a vector with rows; 0 for an empty row. Writes that of {@code rows[i]} to {@code cosines[i]}. */
    public void cosines(PackedQuery query, int[] rows, int from, int to, float[] cosines) {
        if (query.length == 0 || dimension == 0) {
            Arrays.fill(cosines, from, to, 0);
            return;
        }
        for (int first = from; first < to; first += ABREAST) {
            int count = Math.min(ABREAST, to - first);
            fill(tile, scales, 0, rows, first, count);
            Packed.products(query.numbers, tile, count, sums);
            for (int i = 0; i < count; i++) {
                cosines[first + i] = Packed.product(sums[i], scales[i], query.length);
            }
        }
    }

    /** Copies rows, int by int, to places from {@code to} on. */
    private void fill(int[][] into, float[] scalesInto, int to, int[] rows, int first, int count) {
        int[] end = into[words - 1];
        // Both ends of each row come first, so that the memory accesses of many rows overlap. The pages are not kept
        // for the second loop: after a reference is stored in an old object, G1 has a fence, which ends the overlap.
        for (int i = 0; i < count; i++) {
            int[] page = page(rows[first + i]);
            int start = start(rows[first + i]);
            scalesInto[to + i] = Float.intBitsToFloat(page[start]);
            end[to + i] = page[start + words];
        }
        for (int word = 0; word < words; word += PackedQuery.WORDS) {
            int[] a = into[word];
            int[] b = into[word + 1];
            int[] c = into[word + 2];
            int[] d = into[word + 3];
            for (int i = 0; i < count; i++) {
                int[] page = page(rows[first + i]);
                int at = start(rows[first + i]) + 1 + word;
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
        float[] scalesOfRows = new float[rows.length];
        for (int first = 0; first < rows.length && dimension > 0; first += ABREAST) {
            fill(values, scalesOfRows, first, rows, first, Math.min(ABREAST, rows.length - first));
        }
        return new PackedBlock(values, scalesOfRows);
    }

    /** The weighted sum of the first {@code count} rows; empty before the first vector. */
    public float[] weightedSum(int[] rows, float[] weights, int count) {
        float[] sum = new float[words * Packed.PER_WORD];
        for (int i = 0; i < count; i++) {
            float factor = weights[i] * scale(rows[i]);
            if (factor != 0) {
                int[] page = page(rows[i]);
                int start = start(rows[i]) + 1;
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
