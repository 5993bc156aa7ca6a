package dev.eddy.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.vector.SplitMix64;
import dev.eddy.vector.Vectors;

/**
 * The direction of a tag nobody trained: pseudo-random, so that different tags are nearly orthogonal, and the same on
 * every machine, since it follows from the name alone.
 */
final class HashedVector {
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private HashedVector() {}

    static float[] of(String tag, int dimension) {
        long hash = FNV_OFFSET;
        for (byte b : tag.getBytes(UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
        }
        var random = new SplitMix64(SplitMix64.mix(hash));
        double[] vector = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = random.nextGaussian();
        }
        return Vectors.unit(vector);
    }
}
