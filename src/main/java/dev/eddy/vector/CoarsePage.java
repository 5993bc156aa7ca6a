package dev.eddy.vector;

import java.util.Arrays;

/**
 * Unit vectors that are close together, compared with one query all at once, roughly: of each number only what differs from
 * the centre's is kept, in 8 bits, a quarter of what a float takes, since comparing with many takes as long as reading them
 * (scalar quantisation of residuals, as Jégou, Douze and Schmid, "Product Quantization for Nearest Neighbor Search", TPAMI
 * 2011, section IV, do it by codebooks). As in {@link VectorPage}, dimension after dimension.
 */
public final class CoarsePage {
    /** How many vectors there is room for. */
    public static final int ROWS = VectorPage.ROWS;

    /** Dimensions in an int. */
    private static final int PACKED = Integer.SIZE / Byte.SIZE;

    /**
     * What 1 is in a query; the products with what differs, and all sums on the way to them, fit an int by the Cauchy-Schwarz
     * inequality.
     */
    private static final int ONE = 1 << 14;

    /**
     * So many ints of a row's are in one array: what is read in one go is read faster, and larger arrays are a burden to the
     * collector.
     */
    private static final int BLOCK = 16;

    private static final double UNIT_ROUNDOFF = 0x1p-24;

    private final float[] centre;
    private final int words;
    /** For each int of a row's those of all rows, so many in an array. */
    private final int[][] blocks;
    /** What a row's numbers are to be multiplied by, the query's scale included. */
    private final float[] scales = new float[ROWS];

    /** Of all that ever were here. */
    private float error;

    /** @param centre unit vector; the closer the others are to it, the more exactly they are kept */
    public CoarsePage(float[] centre) {
        this.centre = centre;
        this.words = words(centre.length);
        this.blocks = new int[(words + BLOCK - 1) / BLOCK][];
        for (int block = 0; block < blocks.length; block++) {
            blocks[block] = new int[Math.min(BLOCK, words - block * BLOCK) * ROWS];
        }
    }

    /** A row is now this unit vector, of the centre's dimension. */
    public void put(int row, float[] vector) {
        float largest = 0;
        for (int d = 0; d < centre.length; d++) {
            largest = Math.max(largest, Math.abs(vector[d] - centre[d]));
        }
        float scale = largest / Byte.MAX_VALUE;
        double lost = 0;
        double kept = 0;
        for (int word = 0; word < words; word++) {
            int packed = 0;
            for (int d = word * PACKED; d < Math.min(centre.length, (word + 1) * PACKED); d++) {
                float differs = vector[d] - centre[d];
                int rounded = scale == 0 ? 0 : Math.round(differs / scale);
                packed |= (rounded & 0xff) << (d % PACKED * Byte.SIZE);
                lost += Math.pow(differs - (double) rounded * scale, 2);
                kept += Math.pow((double) rounded * scale, 2);
            }
            blocks[word / BLOCK][word % BLOCK * ROWS + row] = packed;
        }
        scales[row] = scale / ONE;
        error = Math.max(error, error(Math.sqrt(lost), Math.sqrt(kept)));
    }

    /** By the Cauchy-Schwarz inequality, of a vector that is off by so much, and a query whose numbers are rounded. */
    private float error(double lost, double kept) {
        double lostOfQuery = Math.sqrt(centre.length) / 2 / ONE;
        return (float) (lost + lostOfQuery * kept + (centre.length + PACKED) * UNIT_ROUNDOFF);
    }

    private static int words(int dimension) {
        return (dimension + PACKED - 1) / PACKED;
    }

    /** How much the products with unit vectors can be off, at most. */
    public float error() {
        return error;
    }

    /**
     * The inner products of a query with the first rows, off by {@link #error} at most.
     *
     * @param withCentre the query's product with the centre
     * @param rows how many
     * @param products where they go
     */
    public void products(Query query, float withCentre, int rows, float[] products) {
        Arrays.fill(query.sums, 0, rows, 0);
        for (int word = 0; word < words; word++) {
            // From one array at several places the compiler takes the rows one by one, too.
            System.arraycopy(blocks[word / BLOCK], word % BLOCK * ROWS, query.word, 0, rows);
            query.add(word * PACKED, rows);
        }
        for (int i = 0; i < rows; i++) {
            products[i] = withCentre + query.sums[i] * scales[i];
        }
    }

    /** A unit vector that pages are compared with; by one thread. */
    public static final class Query {
        private final int[] numbers;
        private final int[] sums = new int[ROWS];
        private final int[] word = new int[ROWS];

        public Query(float[] vector) {
            this.numbers = new int[words(vector.length) * PACKED];
            for (int d = 0; d < vector.length; d++) {
                numbers[d] = Math.round(vector[d] * ONE);
            }
        }

        /** Adds the products with an int of each row's; with more at once the compiler takes the rows one by one. */
        private void add(int first, int rows) {
            int[] sums = this.sums;
            int[] word = this.word;
            int byA = numbers[first];
            int byB = numbers[first + 1];
            int byC = numbers[first + 2];
            int byD = numbers[first + 3];
            for (int i = 0; i < rows; i++) {
                int four = word[i];
                sums[i] += (four >> 24) * byD
                        + ((four << 8) >> 24) * byC
                        + ((four << 16) >> 24) * byB
                        + ((four << 24) >> 24) * byA;
            }
        }
    }
}
