package dev.eddy.recall.cluster;

import dev.eddy.recall.items.Slots;
import dev.eddy.user.Interaction;
import dev.eddy.vector.HalfLives;
import java.util.Arrays;

/** An item of the index and the members who had it among their recents, oldest first, so that new ones are appended. */
final class ClusterItem {
    /** Relative error of the heats; far below what items are told apart by. */
    private static final double LARGEST_ERROR = 1e-9;

    final int number;
    final int slot;
    /** Members in whose history the item is, whether among the recents or not. */
    int mentions;

    /** How many clicks the members had on the item beyond their first ones. */
    long returns;

    /** Heats of the members' interactions with the item. */
    double[] heats = HalfLives.cold();

    /** How often they were summed up anew. */
    int recounts;

    private double error;

    private final Slots<String, IndexedMember> everyMember;
    private int[] members = new int[4];
    private long[] times = new long[4];
    private float[] weights = new float[4];
    private int count;

    ClusterItem(int number, int slot, Slots<String, IndexedMember> everyMember) {
        this.number = number;
        this.slot = slot;
        this.everyMember = everyMember;
    }

    int count() {
        return count;
    }

    /** Slots of the members, of whom the first {@link #count} are meant; not to be written to. */
    int[] members() {
        return members;
    }

    /** Slot of the member of an interaction. */
    int member(int i) {
        return members[i];
    }

    long atMillis(int i) {
        return times[i];
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

    /** How many clicks an interaction stands for beyond the first. */
    static int returns(Interaction click) {
        return click.clicks() - 1;
    }

    /** Where an interaction is or belongs: by time, then by user id. */
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
