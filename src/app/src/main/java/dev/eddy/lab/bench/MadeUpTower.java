package dev.eddy.lab.bench;

import dev.eddy.tower.ClickSequence;
import dev.eddy.tower.NetworkFile;
import dev.eddy.tower.Popularity;
import dev.eddy.tower.SafeTensors;
import java.util.Random;

/** Weights of user towers that nobody has trained. */
public final class MadeUpTower {
    private static final int FEATURES_BESIDE_VECTORS = 2;
    /** Of the size that trainings learn. */
    private static final float POPULARITY = .1f;

    private MadeUpTower() {}

    /**
     * A network of two layers with random weights; equal seeds give equal ones.
     *
     * @param clicks last clicks of a user that it reads
     * @param units of the hidden layer
     */
    public static byte[] ofTwoLayers(int dimension, int clicks, int units, long seed) {
        var random = new Random(seed);
        int features = 3 * dimension + FEATURES_BESIDE_VECTORS;
        return new SafeTensors()
                .note(NetworkFile.ARCHITECTURE, "mlp")
                .put("popularity", new float[] {POPULARITY, POPULARITY}, Popularity.WEIGHTS)
                .put("places", numbers(clicks, random), clicks)
                .put("gaps", numbers(ClickSequence.GAPS, random), ClickSequence.GAPS)
                .put("hidden.weight", numbers(units * features, random), units, features)
                .put("hidden.bias", numbers(units, random), units)
                .put("output.weight", numbers(dimension * units, random), dimension, units)
                .put("output.bias", numbers(dimension, random), dimension)
                .put("direct.weight", numbers(dimension * dimension, random), dimension, dimension)
                .put("direct.bias", numbers(dimension, random), dimension)
                .bytes();
    }

    /** A recurrent network with random weights; equal seeds give equal ones. */
    public static byte[] recurrent(int dimension, int clicks, int units, long seed) {
        var random = new Random(seed);
        return new SafeTensors()
                .note(NetworkFile.ARCHITECTURE, "gru")
                .note("clicks", Integer.toString(clicks))
                .put("input.weight", numbers(3 * units * dimension, random), 3L * units, dimension)
                .put("input.bias", numbers(3 * units, random), 3L * units)
                .put("state.weight", numbers(3 * units * units, random), 3L * units, units)
                .put("state.bias", numbers(3 * units, random), 3L * units)
                .put("output.weight", numbers(dimension * units, random), dimension, units)
                .put("output.bias", numbers(dimension, random), dimension)
                .bytes();
    }

    /** A network of attention with random weights; equal seeds give equal ones. */
    public static byte[] attention(int dimension, int clicks, int units, long seed) {
        var random = new Random(seed);
        return new SafeTensors()
                .note(NetworkFile.ARCHITECTURE, "attention")
                .put("places", numbers(clicks, random), clicks)
                .put("gaps", numbers(ClickSequence.GAPS, random), ClickSequence.GAPS)
                .put("query.weight", numbers(dimension * dimension, random), dimension, dimension)
                .put("query.bias", numbers(dimension, random), dimension)
                .put("value.weight", numbers(dimension * dimension, random), dimension, dimension)
                .put("value.bias", numbers(dimension, random), dimension)
                .put("hidden.weight", numbers(units * dimension, random), units, dimension)
                .put("hidden.bias", numbers(units, random), units)
                .put("output.weight", numbers(dimension * units, random), dimension, units)
                .put("output.bias", numbers(dimension, random), dimension)
                .bytes();
    }

    private static float[] numbers(int count, Random random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
