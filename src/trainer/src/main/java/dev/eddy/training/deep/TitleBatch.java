package dev.eddy.training.deep;

import java.util.Arrays;

/**
 * Some titles as arrays for one step: {@code n} titles of up to {@code t} tokens. The next step uses the same arrays. Only the
 * first numbers of each array are valid.
 */
final class TitleBatch {
    /** Number of titles. */
    int size;
    /** Tokens of the longest title. */
    int length;

    /** {@code n × t × inputs}: sums of the features' vectors; 0 behind a title's end. */
    float[] inputs = new float[0];
    /** {@code n × t}: weight of each token in the mean of the title; 0 behind its end. */
    float[] means = new float[0];
    /** {@code n × t}: 0 for a token, {@link Batch#NEVER} behind the end. */
    float[] padding = new float[0];
    /** {@code n × inputs}: factors by which a title's inputs are multiplied. */
    float[] kept = new float[0];

    /** How many features count. */
    int features;
    /** The number of each feature's row among the distinct rows. */
    int[] slots = new int[0];
    /** The place of each feature's token, in {@code n × t}. */
    int[] places = new int[0];
    /** The weight of each feature in its token. */
    float[] weights = new float[0];

    /** Makes room, and sets all to the values behind the end. */
    void clear(int newSize, int newLength, int dimension) {
        size = newSize;
        length = newLength;
        features = 0;
        inputs = cleared(inputs, size * length * dimension, 0);
        means = cleared(means, size * length, 0);
        padding = cleared(padding, size * length, Batch.NEVER);
        kept = cleared(kept, size * dimension, 1);
    }

    private static float[] cleared(float[] numbers, int needed, float value) {
        float[] enough = numbers.length < needed ? new float[needed + needed / 4] : numbers;
        Arrays.fill(enough, 0, needed, value);
        return enough;
    }

    /** Adds a feature. */
    void add(int slot, int place, float weight) {
        if (features == slots.length) {
            int room = Math.max(1_024, 2 * features);
            slots = Arrays.copyOf(slots, room);
            places = Arrays.copyOf(places, room);
            weights = Arrays.copyOf(weights, room);
        }
        slots[features] = slot;
        places[features] = place;
        weights[features++] = weight;
    }
}
