package dev.eddy.item;

/**
 * A record of the topic of item vectors.
 *
 * @param vector unit vector that searches find the item by; empty for a deletion
 * @param input unit vector that a click on the item adds to the user's; empty when it is {@code vector}
 */
public record ItemVector(String space, String itemId, float[] vector, float[] input) {
    public static final float[] NONE = {};

    public ItemVector(String space, String itemId, float[] vector) {
        this(space, itemId, vector, NONE);
    }
}
