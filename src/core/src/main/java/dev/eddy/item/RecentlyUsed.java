package dev.eddy.item;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of bounded size that drops the least recently used entry (LRU). Its values begin with that entry. */
public final class RecentlyUsed<K, V> extends LinkedHashMap<K, V> {
    private final int limit;

    public RecentlyUsed(int limit) {
        super(16, .75f, true);
        this.limit = limit;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > limit;
    }
}
