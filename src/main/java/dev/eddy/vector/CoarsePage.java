package dev.eddy.vector;

import java.util.Arrays;

/**
 * Unit vectors that are compared with one query all together, roughly: a number takes 16 bits, half of what a float does, since
 * comparing with many takes as long as reading them. As {@link VectorPage}, dimension after dimension.
 */
public final class CoarsePage {
    /** How many vectors there is room for. */
    public static final int ROWS = VectorPage.ROWS;

    /** What 1 is; the products of two unit vectors, and all sums on the way to them, fit an int by the Cauchy-Schwarz inequality. */
    private static final int ONE = 1 << 14;

    private static final float PER_PRODUCT = 1f / ONE / ONE;

    /** Two dimensions are in one int; so many ints are added up in one walk over the sums. */
    private static final int ABREAST = 2;

    private static final int[] ZEROS = new int[ROWS];

    private final int dimension;
    private final int[][] values;
    private final int[] sums = new int[ROWS];

    public CoarsePage(int dimension) {
        this.dimension = dimension;
        int words = (dimension + 1) / 2;
        this.values = new int[(words + ABREAST - 1) / ABREAST * ABREAST][];
        for (int word = 0; word < values.length; word++) {
            values[word] = word < words ? new int[ROWS] : ZEROS;
        }
    }

    /** A row is now this unit vector, of the page's dimension. */
    public void put(int row, float[] vector) {
        for (int d = 0; d < dimension; d += 2) {
            values[d / 2][row] = (rounded(vector, d + 1) << Short.SIZE) | (rounded(vector, d) & 0xffff);
        }
    }

    /** A unit vector as a query is to be. */
    public static int[] query(float[] vector) {
        int[] query = new int[(vector.length + 2 * ABREAST - 1) / (2 * ABREAST) * 2 * ABREAST];
        for (int d = 0; d < vector.length; d++) {
            query[d] = rounded(vector, d);
        }
        return query;
    }

    private static int rounded(float[] vector, int d) {
        return d < vector.length ? Math.round(vector[d] * ONE) : 0;
    }

    /** How much the products can be off, of unit vectors of a dimension. */
    public static float error(int dimension) {
        // Half a step a number, of both vectors; their numbers add up to the root of the dimension at most.
        return (float) (1.01 * Math.sqrt(dimension) / ONE) + 1e-6f;
    }

    /**
     * The inner products of a query with the first rows, off by {@link #error} at most.
     *
     * @param query see {@link #query}
     * @param rows how many
     * @param products where they go
     */
    public void products(int[] query, int rows, float[] products) {
        Arrays.fill(sums, 0, rows, 0);
        for (int word = 0; word < values.length; word += ABREAST) {
            add(query, word, rows, values[word], values[word + 1], sums);
        }
        for (int i = 0; i < rows; i++) {
            products[i] = sums[i] * PER_PRODUCT;
        }
    }

    /** With more than two at once the compiler takes the rows one by one. */
    private static void add(int[] query, int from, int rows, int[] a, int[] b, int[] sums) {
        int lowOfA = query[2 * from];
        int highOfA = query[2 * from + 1];
        int lowOfB = query[2 * from + 2];
        int highOfB = query[2 * from + 3];
        for (int i = 0; i < rows; i++) {
            int ofA = a[i];
            int ofB = b[i];
            sums[i] += (ofA >> 16) * highOfA
                    + ((ofA << 16) >> 16) * lowOfA
                    + (ofB >> 16) * highOfB
                    + ((ofB << 16) >> 16) * lowOfB;
        }
    }
}
