package dev.eddy.item;

import dev.eddy.control.TakeDown;
import dev.eddy.vector.SplitMix64;

/** Decides what an item's record, or a look at it under other tag vectors, changes of its features. */
public final class ItemResolver {
    private final ItemVectorizer vectorizer;

    /**
     * The answer to a look at an item.
     *
     * @param isNews whether the features differ from those sent last, so that the entry must be kept and the features sent
     */
    record Lookup(CatalogEntry entry, ItemFeatures features, boolean isNews) {}

    public ItemResolver(ItemVectorizer vectorizer) {
        this.vectorizer = vectorizer;
    }

    /** The features of an item from its record alone, as of its first version. */
    public ItemFeatures features(ItemRecord record) {
        return change(null, record).features();
    }

    /**
     * A record of the item arrives.
     *
     * @param known what is remembered of the item, or null when it is new
     */
    Lookup change(CatalogEntry known, ItemRecord record) {
        if (known == null) {
            return news(record, 1, vectorizer.ofItem(record), false);
        }
        ItemRecord now = known.item().followedBy(record);
        return now.equals(known.item())
                ? look(known)
                : news(now, known.version() + 1, vectorizer.ofItem(now), known.barred());
    }

    /**
     * The item is taken down by order, or the order lifted.
     *
     * @param known what is remembered of the item, or null when it is new
     */
    Lookup change(CatalogEntry known, TakeDown order) {
        if (known == null) {
            return news(ItemRecord.takenDown(order.itemId()), 1, null, order.down());
        }
        return known.barred() == order.down()
                ? look(known)
                : news(known.item(), known.version() + 1, vectorizer.ofItem(known.item()), order.down());
    }

    /** The item is looked up: the same features as before, unless tag vectors have changed that its vector is made of. */
    Lookup look(CatalogEntry known) {
        float[] vector = vectorizer.ofItem(known.item());
        return fingerprint(vector) == known.vectorPrint()
                ? new Lookup(known, features(known, vector), false)
                : news(known.item(), known.version() + 1, vector, known.barred());
    }

    private static Lookup news(ItemRecord item, long version, float[] vector, boolean barred) {
        var entry = new CatalogEntry(item, version, fingerprint(vector), barred);
        return new Lookup(entry, features(entry, vector), true);
    }

    private static ItemFeatures features(CatalogEntry entry, float[] vector) {
        ItemRecord item = entry.item();
        return new ItemFeatures(
                item.itemId(),
                entry.version(),
                vector,
                item.tagsByCategory(),
                item.quality(),
                item.publishedAtMillis(),
                item.expiresAtMillis(),
                entry.isDown());
    }

    /** 64 bits that stand for a vector, at an eighth of what keeping one of 16 floats would take; 0 for none. */
    private static long fingerprint(float[] vector) {
        if (vector == null) {
            return 0;
        }
        long print = 1;
        for (float component : vector) {
            print = SplitMix64.mix(print + Float.floatToIntBits(component));
        }
        return print;
    }
}
