package dev.eddy.recall.cluster;

import dev.eddy.recall.items.Slots;
import dev.eddy.user.Interaction;
import dev.eddy.vector.HalfLives;
import java.util.Arrays;

/** An item of the index and the members who have it among their recents, oldest first, so that most are appended. */
final class ClusterItem {
    /** Largest relative error of the heats, far below the difference between two items. */
    private static final double LARGEST_ERROR = 1e-9;

    final int number;
    final int slot;
    /** Number of members who have the item in their history, recents or not. */
    int mentions;

    /** Number of clicks of the members beyond their first click on the item. */
    long returns;

    /** Heats of the members' interactions with the item. */
    double[] heats = HalfLives.cold();

    /** Number of times that the heats were summed again. */
    int recounts;

    private double error;

    private final Slots<String, IndexedMember> everyMember;
    /** Member slots, of which the first {@link #count} are used; not to be changed. */
    int[] members = new int[4];

    long[] times = new long[4];
    private float[] weights = new float[4];
    int count;

    ClusterItem(int number, int slot, Slots<String, IndexedMember> everyMember) {
        this.number = number;
        this.slot = slot;
        this.everyMember = everyMember;
    }

    void add(IndexedMember member, Interaction click) {
        long atMillis = click.atMillis();
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
        members[at] = member.slot;
        times[at] = atMillis;
        weights[at] = click.weight();
        count++;
        returns += returns(click);
        HalfLives.add(heats, click.weight(), atMillis);
    }

    void remove(IndexedMember member, Interaction click) {
        int at = position(member, click.atMillis());
        int moved = count - at - 1;
        System.arraycopy(members, at + 1, members, at, moved);
        System.arraycopy(times, at + 1, times, at, moved);
        System.arraycopy(weights, at + 1, weights, at, moved);
        count--;
        returns -= returns(click);
        error = HalfLives.subtract(heats, click.weight(), click.atMillis(), error);
        if (error > LARGEST_ERROR) {
            heats = HalfLives.heats(weights, times, count);
            error = 0;
            recounts++;
        }
    }

    /** Number of clicks of an interaction beyond the first. */
    static int returns(Interaction click) {
        return click.clicks() - 1;
    }

    /** Index of an interaction, present or to be inserted: by time, then by user id. */
    private int position(IndexedMember member, long atMillis) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean before = times[middle] != atMillis
                    ? times[middle] < atMillis
                    : everyMember.at(members[middle]).userId.compareTo(member.userId) < 0;
            if (before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
