package dev.eddy.item;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was not asked for longest once it is full. */
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

    /** The value kept for {@code key}, or null. */
    public V get(K key) {
        return entries.get(key);
    }

    /** Keeps a value, in place of the one that was used longest ago if there is no more room. */
    public void put(K key, V value) {
        entries.put(key, value);
    }

    /** Keeps no value for the key any more. */
    public void remove(K key) {
        entries.remove(key);
    }

    /** All values, the one that was used longest ago first; not to be changed. */
    public Collection<V> values() {
        return entries.values();
    }

    int size() {
        return entries.size();
    }
}
