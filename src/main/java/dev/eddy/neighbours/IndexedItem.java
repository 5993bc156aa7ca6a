package dev.eddy.neighbours;

import dev.eddy.vector.HalfLives;
import java.util.Arrays;

/** An item of the index and the members who had it among their recents, oldest first, so that new ones are appended. */
final class IndexedItem {
    final String id;
    final int slot;
    /** Members in whose history the item is, whether among the recents or not. */
    int mentions;

    /** Heats of the members' interactions with the item. */
    double[] heats = HalfLives.cold();

    private IndexedMember[] members = new IndexedMember[4];
    private long[] times = new long[4];
    private float[] weights = new float[4];
    private int count;
    private double rootOfCount;

    IndexedItem(String id, int slot) {
        this.id = id;
        this.slot = slot;
    }

    int count() {
        return count;
    }

    /** Square root of {@link #count()}. */
    double rootOfCount() {
        return rootOfCount;
    }

    IndexedMember member(int i) {
        return members[i];
    }

    long atMillis(int i) {
        return times[i];
    }

    void add(IndexedMember member, long atMillis, float weight) {
        if (count == times.length) {
            int capacity = count * 2;
            members = Arrays.copyOf(members, capacity);
            times = Arrays.copyOf(times, capacity);
            weights = Arrays.copyOf(weights, capacity);
        }
        int at = position(member, atMillis);
        int moved = count - at;
        System.arraycopy(members, at, members, at + 1, moved);
        System.arraycopy(times, at, times, at + 1, moved);
        System.arraycopy(weights, at, weights, at + 1, moved);
        members[at] = member;
        times[at] = atMillis;
        weights[at] = weight;
        resized(count + 1);
        HalfLives.add(heats, weight, atMillis);
    }

    void remove(IndexedMember member, long atMillis) {
        int at = position(member, atMillis);
        int moved = count - at - 1;
        System.arraycopy(members, at + 1, members, at, moved);
        System.arraycopy(times, at + 1, times, at, moved);
        System.arraycopy(weights, at + 1, weights, at, moved);
        members[count - 1] = null;
        resized(count - 1);
        // Summed anew, since taking a weight off a sum would leave its rounding error behind.
        heats = HalfLives.cold();
        for (int i = 0; i < count; i++) {
            HalfLives.add(heats, weights[i], times[i]);
        }
    }

    private void resized(int size) {
        count = size;
        rootOfCount = Math.sqrt(size);
    }

    /** Where an interaction is or belongs: by time, then by user id. */
    private int position(IndexedMember member, long atMillis) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean before = times[middle] != atMillis
                    ? times[middle] < atMillis
                    : members[middle].userId.compareTo(member.userId) < 0;
            if (before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
