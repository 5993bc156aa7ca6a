package dev.eddy.console;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer about items, and what these are called.
 *
 * @param titles by id, of those that have one
 */
record Titled<T>(T found, Map<String, String> titles) {
    static <T> Titled<T> of(T found, Collection<String> itemIds, KnownItems items) {
        Map<String, String> titles = new HashMap<>();
        itemIds.forEach(itemId -> items.title(itemId).ifPresent(title -> titles.put(itemId, title)));
        return new Titled<>(found, titles);
    }
}
