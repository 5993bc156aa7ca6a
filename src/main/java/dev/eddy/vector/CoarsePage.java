package dev.eddy.vector;

import java.util.Arrays;

/**
 * A block of 256 unit vectors near a centre, for approximate inner products with a query. It stores the difference to
 * the centre in 8 bits per component, a quarter of a float, since reading the vectors limits the speed (scalar
 * quantisation of residuals; Jégou, Douze and Schmid, "Product Quantization for Nearest Neighbor Search", TPAMI 2011,
 * section IV, quantise residuals by codebooks). Stored dimension by dimension, as in {@link VectorPage}. For one
 * thread.
 */
public final class CoarsePage {
    /** Capacity in vectors. */
    public static final int ROWS = VectorPage.ROWS;

    /** Components per int. */
    private static final int PACKED = Integer.SIZE / Byte.SIZE;

    /** Fixed-point value of 1 in a query. By the Cauchy-Schwarz inequality all sums of products fit an int. */
    private static final int ONE = 1 << 14;

    private static final double UNIT_ROUNDOFF = 0x1p-24;

    private final float[] centre;
    /** The ints of all rows: an array of {@link #ROWS} for each int of a row, for the JIT. */
    private final int[][] words;
    /** Factor of each row's components, the query's scale included. */
    private final float[] scales = new float[ROWS];

    /** Largest error of all rows so far. */
    private float error;

    /** @param centre unit vector; rows closer to it have smaller errors */
    public CoarsePage(float[] centre) {
        this.centre = centre;
        this.words = new int[words(centre.length)][ROWS];
    }

    /** Sets a row to a unit vector of the centre's dimension. */
    public void put(int row, float[] vector) {
        float largest = 0;
        for (int d = 0; d < centre.length; d++) {
            largest = Math.max(largest, Math.abs(vector[d] - centre[d]));
        }
        float scale = largest / Byte.MAX_VALUE;
        double lost = 0;
        double kept = 0;
        for (int word = 0; word < words.length; word++) {
            int packed = 0;
            for (int d = word * PACKED; d < Math.min(centre.length, (word + 1) * PACKED); d++) {
                float differs = vector[d] - centre[d];
                int rounded = scale == 0 ? 0 : Math.round(differs / scale);
                packed |= (rounded & 0xff) << (d % PACKED * Byte.SIZE);
                lost += Math.pow(differs - (double) rounded * scale, 2);
                kept += Math.pow((double) rounded * scale, 2);
            }
            words[word][row] = packed;
        }
        scales[row] = scale / ONE;
        error = Math.max(error, error(Math.sqrt(lost), Math.sqrt(kept)));
    }

    /** Error bound by the Cauchy-Schwarz inequality, for the lost part of a vector and the rounding of the query. */
    private float error(double lost, double kept) {
        double lostOfQuery = Math.sqrt(centre.length) / 2 / ONE;
        return (float) (lost + lostOfQuery * kept + (centre.length + PACKED) * UNIT_ROUNDOFF);
    }

    private static int words(int dimension) {
        return (dimension + PACKED - 1) / PACKED;
    }

    /** Upper bound of the absolute error of products with unit vectors. */
    public float error() {
        return error;
    }

    /** Products of a query with the first rows, to {@link #error}, from its product with the centre. */
    public void products(Query query, float withCentre, int rows, float[] products) {
        Arrays.fill(query.sums, 0, rows, 0);
        for (int word = 0; word < words.length; word++) {
            query.add(word * PACKED, words[word], rows);
        }
        for (int i = 0; i < rows; i++) {
            products[i] = withCentre + query.sums[i] * scales[i];
        }
    }

    /** A unit vector in fixed point, with buffers for the products. For one thread. */
    public static final class Query {
        private final int[] numbers;
        private final int[] sums = new int[ROWS];

        public Query(float[] vector) {
            this.numbers = new int[words(vector.length) * PACKED];
            for (int d = 0; d < vector.length; d++) {
                numbers[d] = Math.round(vector[d] * ONE);
            }
        }

        /** Adds the products with one int of each row; the JIT does not vectorise more ints at once. */
        private void add(int first, int[] word, int rows) {
            int[] sums = this.sums;
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
