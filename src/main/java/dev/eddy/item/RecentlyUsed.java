package dev.eddy.item;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map of bounded size that drops the least recently used entry (LRU). */
public final class RecentlyUsed<K, V> {
    private final Map<K, V> entries;

    public RecentlyUsed(int limit) {
        entries = new LinkedHashMap<>(16, .75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > limit;
            }
        };
    }

    /** The value of a key, or null. */
    public V get(K key) {
        return entries.get(key);
    }

    public void put(K key, V value) {
        entries.put(key, value);
    }

    public void remove(K key) {
        entries.remove(key);
    }

    /** All values, the least recently used first; not to be modified. */
    public Collection<V> values() {
        return entries.values();
    }

    int size() {
        return entries.size();
    }
}
