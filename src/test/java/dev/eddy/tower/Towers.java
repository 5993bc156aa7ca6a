package dev.eddy.tower;

import java.util.Random;

/** User towers for tests. */
public final class Towers {
    private static final int CLICKS = 10;
    private static final int UNITS = 16;

    private Towers() {}

    /** The weights of a network of two layers with random weights; equal seeds give equal ones. */
    public static byte[] random(int dimension, long seed) {
        var random = new Random(seed);
        int features = 3 * dimension + 2;
        return new SafeTensors()
                .note(UserTower.ARCHITECTURE, MlpTower.NAME)
                .put("places", random(CLICKS, random), CLICKS)
                .put("gaps", random(ClickSequence.GAPS, random), ClickSequence.GAPS)
                .put("hidden.weight", random(UNITS * features, random), UNITS, features)
                .put("hidden.bias", random(UNITS, random), UNITS)
                .put("output.weight", random(dimension * UNITS, random), dimension, UNITS)
                .put("output.bias", random(dimension, random), dimension)
                .put("direct.weight", random(dimension * dimension, random), dimension, dimension)
                .put("direct.bias", random(dimension, random), dimension)
                .bytes();
    }

    private static float[] random(int count, Random random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    /** A network whose vector of a user is the input vector of the newest click. */
    public static byte[] newestClick(int dimension) {
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
                .note(UserTower.ARCHITECTURE, MlpTower.NAME)
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
