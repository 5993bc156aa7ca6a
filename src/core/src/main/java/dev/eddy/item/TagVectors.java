package dev.eddy.item;

import dev.eddy.vector.Vectors;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The unit vector of every tag: the given one, else a pseudo-random one. Not thread-safe. */
public final class TagVectors {
    // 64 floats each: a few megabytes.
    private static final int MAX_FALLBACKS = 16_384;

    private final int dimension;
    private final Map<String, float[]> given = new HashMap<>();
    private final RecentlyUsed<String, float[]> fallbacks = new RecentlyUsed<>(MAX_FALLBACKS);

    public TagVectors(int dimension) {
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension must be positive: " + dimension);
        }
        this.dimension = dimension;
    }

    public int dimension() {
        return dimension;
    }

    /** Sets a vector, not zero, of the dimension. Returns the unit vector, or null when it is unchanged. */
    public float[] put(String tag, float[] vector) {
        if (vector.length != dimension) {
            throw new IllegalArgumentException("the vector of tag '" + tag + "' has " + vector.length
                    + " components where the tag vectors have " + dimension);
        }
        float[] unit = Vectors.unit(vector);
        if (unit == null) {
            throw new IllegalArgumentException("the vector of tag '" + tag + "' has no direction");
        }
        float[] before = given.put(tag, unit);
        return Arrays.equals(before, unit) ? null : unit;
    }

    /** Removes the vector of a tag; false when it had none. */
    public boolean remove(String tag) {
        return given.remove(tag) != null;
    }

    /** The unit vector of a tag; not to be modified. */
    public float[] of(String tag) {
        float[] vector = given.get(tag);
        return vector != null
                ? vector
                : fallbacks.computeIfAbsent(tag, unknown -> HashedVector.ofTag(unknown, dimension));
    }
}
