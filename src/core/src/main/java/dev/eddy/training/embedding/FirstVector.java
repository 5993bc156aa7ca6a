package dev.eddy.training.embedding;

import dev.eddy.vector.SplitMix64;

/** The vector that a name begins with. It depends on the name, not on its number, so equal seeds make equal vectors. */
final class FirstVector {
    private FirstVector() {}

    /** Numbers that are uniform in (-range, range]. */
    static float[] of(String name, long seed, int dimension, double range) {
        var random = new SplitMix64(SplitMix64.mix(seed) + name.hashCode());
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) ((2 * random.nextDouble() - 1) * range);
        }
        return vector;
    }
}
