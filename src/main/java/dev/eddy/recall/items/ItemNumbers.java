package dev.eddy.recall.items;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Item ids as small numbers, for arrays to be indexed with: what a refresh looks at lies side by side in memory, and lists of
 * different origin are joined without comparing ids. The models of a task and its popularity table share one. A number means
 * nothing outside of it. It stays with its item as long as somebody holds it; {@link #recycle} gives the others up, so that the
 * numbers in use are as many as the items in use. Not thread-safe.
 */
public final class ItemNumbers {
    /** Stands for the number of an item that has none. */
    public static final int NONE = -1;

    /** Fewer numbers are not recycled: with each round, lists that are kept by number are made anew. */
    private static final int LEAST_RECYCLED = 1_000;

    private static final char LARGE = 0xff;

    private final Map<String, Integer> byId = new HashMap<>();
    private String[] ids = new String[16];
    /** What the ids begin with, as numbers of the same order: most are told apart without a look at the ids. */
    private long[] prefixes = new long[16];
    /** How often each number is held. */
    private int[] holds = new int[16];
    /** One more than the highest number in use. */
    private int size;

    /** Numbers that nobody held at some time since the last round. */
    private final BitSet released = new BitSet();

    /** Numbers without an item. */
    private final BitSet free = new BitSet();

    private int releasedCount;
    private int generation;

    private final Scores scores = new Scores();
    private final Marks marks = new Marks();

    /** The number of an item, or {@link #NONE}. */
    public int find(String id) {
        return byId.getOrDefault(id, NONE);
    }

    /** The number of an item, which gets one if need be; it may be given up in the next {@link #recycle} unless it is held. */
    public int of(String id) {
        Integer known = byId.get(id);
        return known == null ? give(id) : known;
    }

    private int give(String id) {
        int number = free.isEmpty() ? size : free.nextSetBit(0);
        if (number == ids.length) {
            ids = Arrays.copyOf(ids, 2 * number);
            prefixes = Arrays.copyOf(prefixes, 2 * number);
            holds = Arrays.copyOf(holds, 2 * number);
        }
        free.clear(number);
        size = Math.max(size, number + 1);
        ids[number] = id;
        prefixes[number] = prefix(id);
        byId.put(id, number);
        noteReleased(number);
        return number;
    }

    /** A number is to stay with its item until it is released as often as it was held. */
    public void hold(int number) {
        holds[number]++;
    }

    /** The opposite of {@link #hold}, once for each time. */
    public void release(int number) {
        holds[number]--;
        if (holds[number] == 0) {
            noteReleased(number);
        }
    }

    private void noteReleased(int number) {
        if (!released.get(number)) {
            released.set(number);
            releasedCount++;
        }
    }

    /**
     * Gives up the numbers that nobody holds, once there are enough for it to pay. They are given to other items then, so
     * nothing that was made by number before may be read any more, unless it holds its numbers or knows its
     * {@link #generation}.
     */
    public void recycle() {
        if (releasedCount < Math.max(LEAST_RECYCLED, byId.size() / 16)) {
            return;
        }
        int before = byId.size();
        released.stream().filter(number -> holds[number] == 0).forEach(number -> {
            byId.remove(ids[number]);
            ids[number] = null;
            free.set(number);
        });
        released.clear();
        releasedCount = 0;
        generation += byId.size() == before ? 0 : 1;
    }

    /** How often numbers were given up. */
    public int generation() {
        return generation;
    }

    /** How many items have a number. */
    public int size() {
        return byId.size();
    }

    /** Sums by number, with room for every item; whoever fills them clears them, so that all lists can share them. */
    public Scores scores() {
        scores.ensureCapacity(size);
        return scores;
    }

    /** A set of numbers, empty, with room for every item; whoever asks next empties it again. */
    public Marks marks() {
        return marks.cleared(size);
    }

    /** The item with a number. */
    public String id(int number) {
        return ids[number];
    }

    /** Orders numbers by the ids they stand for, whatever the order these were met in. */
    public int compare(int a, int b) {
        return prefixes[a] != prefixes[b] ? Long.compareUnsigned(prefixes[a], prefixes[b]) : ids[a].compareTo(ids[b]);
    }

    /** The first eight characters, a byte each; from one on that has no room in it, all ones. */
    private static long prefix(String id) {
        long prefix = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            char c = i < id.length() ? id.charAt(i) : 0;
            if (c >= LARGE) {
                return (prefix << ((Long.BYTES - i) * Byte.SIZE)) | (-1L >>> (i * Byte.SIZE));
            }
            prefix = (prefix << Byte.SIZE) | c;
        }
        return prefix;
    }
}
