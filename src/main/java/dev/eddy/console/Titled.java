package dev.eddy.console;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer with the titles of its items.
 *
 * @param titles by item id; items without a title are left out
 */
record Titled<T>(T found, Map<String, String> titles) {
    static <T> Titled<T> of(T found, Collection<String> itemIds, KnownItems items) {
        Map<String, String> titles = new HashMap<>();
        itemIds.forEach(itemId -> items.title(itemId).ifPresent(title -> titles.put(itemId, title)));
        return new Titled<>(found, titles);
    }
}
