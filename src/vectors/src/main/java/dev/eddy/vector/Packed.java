package dev.eddy.vector;

import java.util.Arrays;

/**
 * Vectors in 8 bits per component, four components to an int, and their inner products with a vector (scalar quantisation;
 * Jégou, Douze and Schmid, "Product Quantization for Nearest Neighbor Search", TPAMI 2011, section II). Reading vectors
 * limits the speed, and these are a quarter as large as floats. The sums are of ints, so their order does not matter.
 */
final class Packed {
    /** Components per int. */
    static final int PER_WORD = Integer.SIZE / Byte.SIZE;

    /** Fixed-point value of 1 in a query. By the Cauchy-Schwarz inequality all sums of products fit an int. */
    static final int ONE = 1 << 14;

    private Packed() {}

    /** Number of ints of a vector. */
    static int words(int dimension) {
        return (dimension + PER_WORD - 1) / PER_WORD;
    }

    /** What the packed numbers of a vector are to be multiplied by. */
    static float scale(float[] vector) {
        float largest = 0;
        for (float component : vector) {
            largest = Math.max(largest, Math.abs(component));
        }
        return largest / Byte.MAX_VALUE;
    }

    /** A component as a multiple of the scale, rounded; in [-127, 127]. */
    static int rounded(float component, float scale) {
        return scale == 0 ? 0 : Math.round(component / scale);
    }

    /** One int of a packed vector. */
    static int word(float[] vector, int word, float scale) {
        int packed = 0;
        for (int d = word * PER_WORD; d < Math.min(vector.length, (word + 1) * PER_WORD); d++) {
            packed |= (rounded(vector[d], scale) & 0xff) << (d % PER_WORD * Byte.SIZE);
        }
        return packed;
    }

    /**
     * A vector divided by its length, in fixed point.
     *
     * @param words ints of a row; the result has a number for each of their components, 0 beyond the vector
     */
    static int[] fixedPoint(float[] vector, float length, int words) {
        int[] numbers = new int[words * PER_WORD];
        for (int d = 0; d < vector.length; d++) {
            // Faster than Math.round.
            numbers[d] = (int) Math.rint(vector[d] / length * ONE);
        }
        return numbers;
    }

    /**
     * The inner product of a vector and a row.
     *
     * @param sum of {@link #products}
     * @param scale of the row; 0 for a row without a vector, whose product is 0, not -0
     * @param length of the vector
     */
    static float product(int sum, float scale, float length) {
        return scale == 0 ? 0 : sum * (scale * length / ONE);
    }

    /**
     * Sets sums of products to those of a vector with some rows.
     *
     * @param query by {@link #fixedPoint}
     * @param words the ints of all rows: an array for each int of a row
     */
    static void products(int[] query, int[][] words, int rows, int[] sums) {
        Arrays.fill(sums, 0, rows, 0);
        for (int word = 0; word < words.length; word++) {
            add(query, word * PER_WORD, words[word], rows, sums);
        }
    }

    /** Adds the products with one int of each row; the JIT does not vectorise more ints at once. */
    private static void add(int[] query, int first, int[] word, int rows, int[] sums) {
        int byA = query[first];
        int byB = query[first + 1];
        int byC = query[first + 2];
        int byD = query[first + 3];
        for (int i = 0; i < rows; i++) {
            int four = word[i];
            sums[i] += (four >> 24) * byD
                    + ((four << 8) >> 24) * byC
                    + ((four << 16) >> 24) * byB
                    + ((four << 24) >> 24) * byA;
        }
    }
}
