package dev.eddy.item;

/**
 * What a record of the topic of the items' vectors says.
 *
 * @param space that the vector is of
 * @param vector unit vector; of no length when it is taken back
 */
public record ItemVector(String space, String itemId, float[] vector) {
    /** Instead of one that is taken back. */
    public static final float[] NONE = {};
}
