package dev.eddy.item;

import dev.eddy.control.TakeDown;
import dev.eddy.item.ItemFeatures.Labels;
import dev.eddy.vector.SplitMix64;

/** Decides how a record, an order or new tag vectors change the features of an item. */
public record ItemResolver(ItemVectorizer vectorizer) {
    /** The result of a look-up. News are features that have changed: the entry must be kept and the features sent. */
    record Lookup(CatalogEntry entry, ItemFeatures features, boolean isNews) {}

    public ItemFeatures features(ItemRecord record) {
        return change(null, record).features();
    }

    /** Applies a record of the item; {@code known} is null for a new item. */
    Lookup change(CatalogEntry known, ItemRecord record) {
        ItemRecord now = known == null ? record : known.item().followedBy(record);
        return known != null && now.equals(known.item())
                ? look(known)
                : news(known, now, known != null && known.barred());
    }

    /** Applies an order to take the item down, or the lifting of one; {@code known} is null for a new item. */
    Lookup change(CatalogEntry known, TakeDown order) {
        ItemRecord item = known == null ? ItemRecord.takenDown(order.itemId()) : known.item();
        return known != null && known.barred() == order.down() ? look(known) : news(known, item, order.down());
    }

    /** Looks the item up. Its features change only when tag vectors have changed its vector. */
    Lookup look(CatalogEntry known) {
        float[] vector = vectorizer.ofItem(known.item());
        return fingerprint(known.item(), vector) == known.vectorPrint()
                ? new Lookup(known, features(known, vector), false)
                : news(known, known.item(), vector, known.barred());
    }

    private Lookup news(CatalogEntry known, ItemRecord item, boolean barred) {
        return news(known, item, vectorizer.ofItem(item), barred);
    }

    private static Lookup news(CatalogEntry known, ItemRecord item, float[] vector, boolean barred) {
        var entry = new CatalogEntry(item, known == null ? 1 : known.version() + 1, fingerprint(item, vector), barred);
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
                entry.isDown(),
                Labels.of(item.description().category(), item.description().author()));
    }

    /**
     * 64-bit hash of a vector, since a vector of 16 floats would take eight times the state. Without a vector 0, or -1 with labels. An
     * item with labels starts from another number, so that an item of an older savepoint, without them, counts as changed once.
     */
    private static long fingerprint(ItemRecord item, float[] vector) {
        boolean isLabelled =
                item.description().category() != null || item.description().author() != null;
        if (vector == null) {
            return isLabelled ? -1 : 0;
        }
        long print = isLabelled ? 2 : 1;
        for (float component : vector) {
            print = SplitMix64.mix(print + Float.floatToIntBits(component));
        }
        return print;
    }
}
