package dev.eddy.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which texts are encoded and which vectors are taken back. Knows for each vector on the topic the hash of the text that
 * it is made from, so an item that comes again with the same text costs nothing. Vectors without such a hash are not ours: they
 * are replaced when their item has a text, and never taken back. Of two texts of an item that waits, only the newer is encoded.
 */
public final class EmbeddedItems {
    private final String model;
    /** Hashes of the texts that vectors on the topic are made from, by item id. */
    private final Map<String, Long> onTopic = new HashMap<>();
    /** Texts to encode by item id, in their order of arrival. */
    private final Map<String, Text> waiting = new LinkedHashMap<>();

    private final Set<String> toTakeBack = new LinkedHashSet<>();
    /** Items with a vector on the topic whose record has not been seen yet; null once all records have been seen. */
    private Set<String> unseen = new HashSet<>();

    /**
     * A text to encode.
     *
     * @param hash of the text and the model
     */
    public record Text(String itemId, String text, long hash) {}

    /** @param model differs between models whose vectors differ */
    public EmbeddedItems(String model) {
        this.model = model;
    }

    /** The hash of a text and a model, which a record of a vector carries. */
    public static long hash(String model, String text) {
        return TextKey.of(model, text).first();
    }

    /**
     * Takes a vector that is on the topic, before the first item.
     *
     * @param hash of what it is made from; null when the record has none or the vector was taken back
     */
    public void published(String itemId, Long hash) {
        if (hash == null) {
            onTopic.remove(itemId);
            unseen.remove(itemId);
        } else {
            onTopic.put(itemId, hash);
            unseen.add(itemId);
        }
    }

    /**
     * Takes the newest record of an item.
     *
     * @param text null or blank for an item that is taken down, or without text
     */
    public void item(String itemId, String text) {
        if (unseen != null) {
            unseen.remove(itemId);
        }
        Long before = onTopic.get(itemId);
        if (text == null || text.isBlank()) {
            waiting.remove(itemId);
            if (before != null) {
                toTakeBack.add(itemId);
            }
            return;
        }
        toTakeBack.remove(itemId);
        long hash = hash(model, text);
        if (before != null && before == hash) {
            waiting.remove(itemId);
        } else {
            waiting.put(itemId, new Text(itemId, text, hash));
        }
    }

    /** All records of items have been seen once. Vectors of items that none of them has are to be taken back. */
    public void sawAllItems() {
        if (unseen != null) {
            toTakeBack.addAll(unseen);
            unseen = null;
        }
    }

    /** Number of texts that wait. */
    public int waiting() {
        return waiting.size();
    }

    /** Takes the texts that wait longest, at most so many. */
    public List<Text> nextTexts(int most) {
        List<Text> next = new ArrayList<>(Math.min(most, waiting.size()));
        Iterator<Text> oldest = waiting.values().iterator();
        while (oldest.hasNext() && next.size() < most) {
            next.add(oldest.next());
            oldest.remove();
        }
        return next;
    }

    /** Takes the ids of all items whose vectors are to be taken back. */
    public List<String> nextTakenBack() {
        List<String> next = List.copyOf(toTakeBack);
        toTakeBack.clear();
        next.forEach(onTopic::remove);
        return next;
    }

    /** The vector of a text is on the topic. */
    public void sent(Text text) {
        onTopic.put(text.itemId(), text.hash());
    }

    /** The encoder found nothing to read in a text, so a vector of an older one is to be taken back. */
    public void unreadable(Text text) {
        if (onTopic.containsKey(text.itemId())) {
            toTakeBack.add(text.itemId());
        }
    }
}
