package dev.eddy.item;

/**
 * A record of the topic of item vectors.
 *
 * @param version of the space's vectors; 0 for vectors that replace each other one by one
 * @param vector unit vector that searches find the item by; empty for a deletion
 * @param input unit vector that a click on the item adds to the user's; empty when it is {@code vector}
 */
public record ItemVector(String space, long version, String itemId, float[] vector, float[] input) {
    public static final float[] NONE = {};

    public ItemVector(String space, String itemId, float[] vector) {
        this(space, 0, itemId, vector, NONE);
    }

    public ItemVector(String space, String itemId, float[] vector, float[] input) {
        this(space, 0, itemId, vector, input);
    }

    public ItemVector inVersion(long other) {
        return new ItemVector(space, other, itemId, vector, input);
    }
}
