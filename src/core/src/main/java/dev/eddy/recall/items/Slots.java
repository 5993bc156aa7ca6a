package dev.eddy.recall.items;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Values by key and by slot, a small number for use as an array index. The slots of removed values are reused. */
public final class Slots<K, T> {
    private final Map<K, T> byKey = new HashMap<>();
    private final List<T> bySlot = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private final BiFunction<K, Integer, T> create;

    public Slots(BiFunction<K, Integer, T> create) {
        this.create = create;
    }

    public T get(K key) {
        return byKey.get(key);
    }

    /** The value in a slot, or null when the slot is free. */
    public T at(int slot) {
        return bySlot.get(slot);
    }

    public T getOrCreate(K key) {
        T known = byKey.get(key);
        if (known != null) {
            return known;
        }
        boolean reuse = !free.isEmpty();
        int slot = reuse ? free.pop() : bySlot.size();
        T created = create.apply(key, slot);
        if (reuse) {
            bySlot.set(slot, created);
        } else {
            bySlot.add(created);
        }
        byKey.put(key, created);
        return created;
    }

    public void remove(K key, int slot) {
        byKey.remove(key);
        bySlot.set(slot, null);
        free.push(slot);
    }

    public void forEach(Consumer<T> action) {
        byKey.values().forEach(action);
    }

    public int size() {
        return byKey.size();
    }

    /** The highest slot ever used, plus 1. */
    public int capacity() {
        return bySlot.size();
    }
}
