package dev.eddy.tower;

import dev.eddy.lab.bench.MadeUpTower;

/** User towers for tests. */
public final class Towers {
    private static final int CLICKS = 10;
    private static final int UNITS = 16;

    private Towers() {}

    /** The weights of a network of two layers with random weights; equal seeds give equal ones. */
    public static byte[] random(int dimension, long seed) {
        return MadeUpTower.ofTwoLayers(dimension, CLICKS, UNITS, seed);
    }

    /** A network whose vector of a user is the input vector of the newest click. */
    public static byte[] newestClick(int dimension) {
        return newestClick(dimension, 0);
    }

    /** The same, where popularity of these days counts by a weight. */
    public static byte[] newestClick(int dimension, float popularity) {
        int features = 3 * dimension + 2;
        float[] identity = new float[dimension * dimension];
        float[] places = new float[CLICKS];
        for (int d = 0; d < dimension; d++) {
            identity[d * dimension + d] = 1;
        }
        for (int i = 0; i < CLICKS; i++) {
            places[i] = -1_000f * i;
        }
        return new SafeTensors()
                .note(NetworkFile.ARCHITECTURE, MlpTower.NAME)
                .put("popularity", new float[] {popularity, 0}, 2)
                .put("places", places, CLICKS)
                .put("gaps", new float[ClickSequence.GAPS], ClickSequence.GAPS)
                .put("hidden.weight", new float[features], 1, features)
                .put("hidden.bias", new float[1], 1)
                .put("output.weight", new float[dimension], dimension, 1)
                .put("output.bias", new float[dimension], dimension)
                .put("direct.weight", identity, dimension, dimension)
                .put("direct.bias", new float[dimension], dimension)
                .bytes();
    }
}
