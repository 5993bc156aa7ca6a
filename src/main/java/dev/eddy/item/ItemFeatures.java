package dev.eddy.item;

import java.util.Arrays;
import java.util.List;

/**
 * What the later stages know about an item from its record.
 *
 * @param version grows with every change of the item; of two, the later stages keep the higher; 0 when the catalogue has
 *     forgotten the item
 * @param vector what the item is about: a unit vector in the space of the tag vectors, or null when the item has no tag and
 *     no inline vector
 * @param quality in [0, 1]; {@link Float#NaN} when the record states none
 * @param publishedAtMillis not recalled before; {@link Long#MIN_VALUE} when the record states none
 * @param expiresAtMillis not recalled from then on; {@link Long#MAX_VALUE} when the record states none
 * @param down taken down: never recalled
 */
public record ItemFeatures(
        String itemId,
        long version,
        float[] vector,
        List<Tag> tags,
        float quality,
        long publishedAtMillis,
        long expiresAtMillis,
        boolean down) {

    /**
     * The unit vector that an event on the item adds to a user's interest: the item's own, else a pseudo-random one that
     * follows from its id. With the latter an interest is a random projection of how often the user clicked each item, which
     * keeps the cosines of these counts approximately (Johnson and Lindenstrauss; Achlioptas, "Database-friendly random
     * projections", JCSS 66, 2003): users who click the same items are near to each other. It says nothing about content,
     * so it belongs in no index and is compared with no item.
     *
     * @param dimension of the tag vectors
     */
    public float[] interestVector(int dimension) {
        return vector == null ? HashedVector.ofItem(itemId, dimension) : vector;
    }

    /** The catalogue has forgotten an item that was dead for long: nothing is to be kept of it. */
    public static ItemFeatures forgotten(String itemId) {
        return new ItemFeatures(itemId, 0, null, List.of(), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, true);
    }

    /** Whether this is {@link #forgotten}. */
    public boolean isForgotten() {
        return version == 0;
    }

    /** Whether they say the same, also when they were read twice. */
    public boolean isSameAs(ItemFeatures other) {
        return other != null
                && version == other.version
                && Arrays.equals(vector, other.vector)
                && tags.equals(other.tags)
                && Float.compare(quality, other.quality) == 0
                && publishedAtMillis == other.publishedAtMillis
                && expiresAtMillis == other.expiresAtMillis
                && down == other.down;
    }

    /** The same, published at another time. */
    public ItemFeatures publishedAt(long millis) {
        return new ItemFeatures(itemId, version, vector, tags, quality, millis, expiresAtMillis, down);
    }
}
