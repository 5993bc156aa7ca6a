package dev.eddy.item;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.vector.SplitMix64;
import dev.eddy.vector.Vectors;

/** Pseudo-random unit vector of a name, for tags and items without one. Those of two names are nearly orthogonal. */
final class HashedVector {
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    /** Gives an item another vector than a tag of the same name. */
    private static final long ITEM_OFFSET = SplitMix64.mix(FNV_OFFSET);

    private HashedVector() {}

    static float[] ofTag(String tag, int dimension) {
        return of(tag, FNV_OFFSET, dimension);
    }

    static float[] ofItem(String itemId, int dimension) {
        return of(itemId, ITEM_OFFSET, dimension);
    }

    private static float[] of(String name, long offset, int dimension) {
        long hash = offset;
        for (byte b : name.getBytes(UTF_8)) {
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
