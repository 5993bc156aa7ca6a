package dev.eddy.vector;

/**
 * A block of 256 unit vectors near a centre, for approximate inner products with a query. It stores the difference to
 * the centre, {@link Packed} (scalar quantisation of residuals; Jégou, Douze and Schmid, "Product Quantization for Nearest
 * Neighbor Search", TPAMI 2011, section IV, quantise residuals by codebooks). Stored dimension by dimension, as in {@link VectorPage}. For one
 * thread.
 */
public final class CoarsePage {
    /** Capacity in vectors. */
    public static final int ROWS = VectorPage.ROWS;

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
        this.words = new int[Packed.words(centre.length)][ROWS];
    }

    /** Sets a row to a unit vector of the centre's dimension. */
    public void put(int row, float[] vector) {
        float[] differences = new float[centre.length];
        for (int d = 0; d < centre.length; d++) {
            differences[d] = vector[d] - centre[d];
        }
        float scale = Packed.scale(differences);
        double lost = 0;
        double kept = 0;
        for (float difference : differences) {
            double rounded = (double) Packed.rounded(difference, scale) * scale;
            lost += Math.pow(difference - rounded, 2);
            kept += Math.pow(rounded, 2);
        }
        for (int word = 0; word < words.length; word++) {
            words[word][row] = Packed.word(differences, word, scale);
        }
        scales[row] = scale / Packed.ONE;
        error = Math.max(error, error(Math.sqrt(lost), Math.sqrt(kept)));
    }

    /** Error bound by the Cauchy-Schwarz inequality, for the lost part of a vector and the rounding of the query. */
    private float error(double lost, double kept) {
        double lostOfQuery = Math.sqrt(centre.length) / 2 / Packed.ONE;
        return (float) (lost + lostOfQuery * kept + (centre.length + Packed.PER_WORD) * UNIT_ROUNDOFF);
    }

    /** Upper bound of the absolute error of products with unit vectors. */
    public float error() {
        return error;
    }

    /** Products of a query with the first rows, to {@link #error}, from its product with the centre. */
    public void products(Query query, float withCentre, int rows, float[] products) {
        Packed.products(query.numbers, words, rows, query.sums);
        for (int i = 0; i < rows; i++) {
            products[i] = withCentre + query.sums[i] * scales[i];
        }
    }

    /** A unit vector in fixed point, with buffers for the products. For one thread. */
    public static final class Query {
        private final int[] numbers;
        private final int[] sums = new int[ROWS];

        public Query(float[] vector) {
            this.numbers = Packed.fixedPoint(vector, 1, Packed.words(vector.length));
        }
    }
}
