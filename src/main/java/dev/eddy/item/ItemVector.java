package dev.eddy.item;

/**
 * A record of the topic of item vectors.
 *
 * @param vector unit vector; empty for a deletion
 */
public record ItemVector(String space, String itemId, float[] vector) {
    public static final float[] NONE = {};
}
