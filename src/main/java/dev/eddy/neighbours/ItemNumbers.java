package dev.eddy.neighbours;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Item ids as small numbers, for arrays to be indexed with: what a refresh looks at lies side by side in memory, and lists of
 * different origin are joined without comparing ids. The models of a task and its popularity digest share one. A number
 * means nothing outside of it, and is never given up. Not thread-safe.
 */
public final class ItemNumbers {
    private static final char LARGE = 0xff;

    private final Map<String, Integer> byId = new HashMap<>();
    private String[] ids = new String[16];
    /** What the ids begin with, as numbers of the same order: most are told apart without a look at the ids. */
    private long[] prefixes = new long[16];

    private final Scores scores = new Scores();
    private final Marks marks = new Marks();

    /** Whether an item has a number already: asking for that of one that nobody knows would keep it for ever. */
    public boolean isKnown(String id) {
        return byId.containsKey(id);
    }

    /** The number of an item. */
    public int of(String id) {
        Integer known = byId.get(id);
        if (known != null) {
            return known;
        }
        int number = byId.size();
        if (number == ids.length) {
            ids = Arrays.copyOf(ids, 2 * number);
            prefixes = Arrays.copyOf(prefixes, 2 * number);
        }
        ids[number] = id;
        prefixes[number] = prefix(id);
        byId.put(id, number);
        return number;
    }

    /** Sums by number, with room for every item; whoever fills them clears them, so that all lists can share them. */
    Scores scores() {
        scores.ensureCapacity(byId.size());
        return scores;
    }

    /** A set of numbers, empty, with room for every item; whoever asks next empties it again. */
    Marks marks() {
        return marks.cleared(byId.size());
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
