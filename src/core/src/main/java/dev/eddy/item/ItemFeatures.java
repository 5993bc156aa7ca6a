package dev.eddy.item;

import java.util.Arrays;
import java.util.List;

/**
 * An item's record as the later stages need it. Each change raises the version, which is 0 for a forgotten item; later
 * stages keep the highest. The unit vector, in the space of the tag vectors, is null without a tag and an inline
 * vector. Without a value the quality, in [0, 1], is {@link Float#NaN}, the start of recall {@link Long#MIN_VALUE} and
 * its end {@link Long#MAX_VALUE}. An item that is down is never recalled.
 */
public record ItemFeatures(
        String itemId,
        long version,
        float[] vector,
        List<Tag> tags,
        float quality,
        long publishedAtMillis,
        long expiresAtMillis,
        boolean down,
        Labels labels) {

    /** What the item belongs to; each may be null. */
    public record Labels(String category, String author) {
        public static final Labels NONE = new Labels(null, null);

        static Labels of(String category, String author) {
            return category == null && author == null ? NONE : new Labels(category, author);
        }
    }

    /** An item without labels. */
    public ItemFeatures(
            String itemId,
            long version,
            float[] vector,
            List<Tag> tags,
            float quality,
            long publishedAtMillis,
            long expiresAtMillis,
            boolean down) {
        this(itemId, version, vector, tags, quality, publishedAtMillis, expiresAtMillis, down, Labels.NONE);
    }

    /**
     * Unit vector that an event on the item adds to an interest: the item's own, else a pseudo-random one. Sums of the
     * latter are a random projection of the clicks per item, which keeps cosines approximately (Johnson and
     * Lindenstrauss; Achlioptas, "Database-friendly random projections", JCSS 66, 2003): users with the same clicks are
     * near each other. It says nothing about content, so no index holds it.
     *
     * @param dimension dimension of the tag vectors
     */
    public float[] interestVector(int dimension) {
        return vector == null ? HashedVector.ofItem(itemId, dimension) : vector;
    }

    /** An item that the catalogue has forgotten. Later stages delete its state. */
    public static ItemFeatures forgotten(String itemId) {
        return new ItemFeatures(itemId, 0, null, List.of(), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, true);
    }

    public boolean isForgotten() {
        return version == 0;
    }

    /** Equality by content. */
    public boolean isSameAs(ItemFeatures other) {
        return other != null
                && version == other.version
                && Arrays.equals(vector, other.vector)
                && tags.equals(other.tags)
                && Float.compare(quality, other.quality) == 0
                && publishedAtMillis == other.publishedAtMillis
                && expiresAtMillis == other.expiresAtMillis
                && down == other.down
                && labels.equals(other.labels);
    }

    public ItemFeatures publishedAt(long millis) {
        return new ItemFeatures(itemId, version, vector, tags, quality, millis, expiresAtMillis, down, labels);
    }
}
