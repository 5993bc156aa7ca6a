package dev.eddy.item;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Updates that wait to be sent, merged to one an item. They are taken in shares, some items at a time, so that no burst
 * blocks later stages or a barrier.
 */
final class GatheredUpdates {
    private final BinaryOperator<ItemUpdate> merge;
    private final List<Map<String, ItemUpdate>> shares;
    /** The share that is taken next. */
    private int next;

    /** @param merge makes one update of two of an item, of which the first came first */
    GatheredUpdates(int shares, BinaryOperator<ItemUpdate> merge) {
        this.merge = merge;
        this.shares = Stream.<Map<String, ItemUpdate>>generate(LinkedHashMap::new)
                .limit(shares)
                .toList();
    }

    void add(ItemUpdate update) {
        shareOf(update.itemId()).merge(update.itemId(), update, merge);
    }

    /** Takes the update of an item out; null when there is none. */
    ItemUpdate remove(String itemId) {
        return shareOf(itemId).remove(itemId);
    }

    private Map<String, ItemUpdate> shareOf(String itemId) {
        return shares.get(Math.floorMod(itemId.hashCode(), shares.size()));
    }

    /** Takes the share whose turn it is. */
    void takeShare(Consumer<ItemUpdate> receiver) {
        take(shares.get(next), receiver);
        next = (next + 1) % shares.size();
    }

    void takeAll(Consumer<ItemUpdate> receiver) {
        shares.forEach(share -> take(share, receiver));
    }

    private static void take(Map<String, ItemUpdate> share, Consumer<ItemUpdate> receiver) {
        share.values().forEach(receiver);
        share.clear();
    }

    List<ItemUpdate> all() {
        return shares.stream().map(Map::values).flatMap(Collection::stream).toList();
    }
}
