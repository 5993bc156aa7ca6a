package dev.eddy.item;

/** A record of the topic of item vectors: a unit vector, or an empty one for a deletion. */
public record ItemVector(String space, String itemId, float[] vector) {
    public static final float[] NONE = {};
}
