package dev.eddy.neighbours;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Things by id and by a small number, the slot, that arrays can be indexed with; slots of removed things are used again. */
final class Slots<T> {
    private final Map<String, T> byId = new HashMap<>();
    private final List<T> bySlot = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private final BiFunction<String, Integer, T> create;

    Slots(BiFunction<String, Integer, T> create) {
        this.create = create;
    }

    T get(String id) {
        return byId.get(id);
    }

    /** The thing in a slot, or null when the slot is free. */
    T at(int slot) {
        return bySlot.get(slot);
    }

    T getOrCreate(String id) {
        T known = byId.get(id);
        if (known != null) {
            return known;
        }
        // Ids that are the same object are found without comparing them; the digest does the same.
        String shared = id.intern();
        boolean reuse = !free.isEmpty();
        int slot = reuse ? free.pop() : bySlot.size();
        T created = create.apply(shared, slot);
        if (reuse) {
            bySlot.set(slot, created);
        } else {
            bySlot.add(created);
        }
        byId.put(shared, created);
        return created;
    }

    void remove(String id, int slot) {
        byId.remove(id);
        bySlot.set(slot, null);
        free.push(slot);
    }

    /** How many things there are. */
    int size() {
        return byId.size();
    }

    /** One more than the highest slot ever used. */
    int capacity() {
        return bySlot.size();
    }
}
