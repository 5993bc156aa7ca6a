package dev.eddy.recall.items;

import dev.eddy.record.TextHash;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers the items of a task, for use as array indexes. The cluster models and the item table of a task share one
 * instance, so that their lists are merged without comparing ids. An item keeps its number while it is held; {@link
 * #recycle} gives the other numbers to new items. Not thread-safe.
 */
public final class ItemNumbers {
    /** Number of an item that has none. */
    public static final int NONE = -1;
    /** Fewer numbers are not recycled, since each round invalidates the cached lists. */
    private static final int LEAST_RECYCLED = 1_000;

    private static final char LARGE = 0xff;

    private final Map<String, Integer> byId = new HashMap<>();
    private String[] ids = new String[16];
    /** The first characters of the ids, as numbers of the same order. They decide most comparisons. */
    private long[] prefixes = new long[16];

    private long[] hashes = new long[16];
    /** Number of holders of each number. */
    private int[] holds = new int[16];
    /** One more than the highest number in use. */
    private int size;
    /** Numbers that had no holder at some time since the last round. */
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

    /** The number of an item, new if needed. The next {@link #recycle} takes it back unless it is held. */
    public int of(String id) {
        Integer known = byId.get(id);
        return known == null ? give(id) : known;
    }

    private int give(String id) {
        int number = free.isEmpty() ? size : free.nextSetBit(0);
        if (number == ids.length) {
            ids = Arrays.copyOf(ids, 2 * number);
            prefixes = Arrays.copyOf(prefixes, 2 * number);
            hashes = Arrays.copyOf(hashes, 2 * number);
            holds = Arrays.copyOf(holds, 2 * number);
        }
        free.clear(number);
        size = Math.max(size, number + 1);
        ids[number] = id;
        prefixes[number] = prefix(id);
        hashes[number] = TextHash.of(id);
        byId.put(id, number);
        noteReleased(number);
        return number;
    }

    /** Keeps a number with its item until as many calls of {@link #release}. */
    public void hold(int number) {
        holds[number]++;
    }

    /** Reverts one {@link #hold}. */
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
     * Takes back the numbers without a holder once there are at least {@value #LEAST_RECYCLED} and a sixteenth of all.
     * Data by number must hold its numbers, or compare the {@link #generation} before it is read again.
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

    /** Number of rounds that took numbers back. */
    public int generation() {
        return generation;
    }

    /** Number of items that have a number. */
    public int size() {
        return byId.size();
    }

    /** Shared sums by number, with room for every item. The user clears them after use. */
    public Scores scores() {
        scores.ensureCapacity(size);
        return scores;
    }

    /** Shared set of numbers, empty, with room for every item. The next call clears it. */
    public Marks marks() {
        return marks.cleared(size);
    }

    public String id(int number) {
        return ids[number];
    }

    /** {@link TextHash} of an item's id. */
    public long hash(int number) {
        return hashes[number];
    }

    public int compare(int a, int b) {
        return prefixes[a] != prefixes[b] ? Long.compareUnsigned(prefixes[a], prefixes[b]) : ids[a].compareTo(ids[b]);
    }

    /** The first eight characters, one byte each; all ones from the first character above 254 on. */
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
