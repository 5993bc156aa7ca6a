package dev.eddy.recall.cluster;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The members who were active last, newest first, at the same instant by user id. Only some are kept, with the first of the
 * rest as a bound, behind which nothing is known to be in order; when too few are left, all members are looked through again.
 */
final class LatestMembers {
    /** So many more are kept than are asked for, so that who leaves seldom has all looked through. */
    private static final int SPARE = 156;

    private final int asked;
    private final IntFunction<String> userIdOf;
    /** Slots of the members, and when they were active, with room for one that is too many. */
    private final int[] slots;

    private final long[] times;
    private int size;
    /** Whether there are members who are not kept. */
    private boolean hasMore;
    /** The first of them that ever was. */
    private long boundMillis;

    private String boundUserId;

    /** Passes on every member there is. */
    interface AllMembers {
        void forEach(Consumer consumer);
    }

    /** Takes a member and when they were active. */
    interface Consumer {
        void accept(int slot, long atMillis);
    }

    /** @param asked how many are asked for at most */
    LatestMembers(int asked, IntFunction<String> userIdOf) {
        this.asked = asked;
        this.userIdOf = userIdOf;
        this.slots = new int[asked + SPARE + 1];
        this.times = new long[asked + SPARE + 1];
    }

    /** Adds a member, who is not in. */
    void add(int slot, long atMillis) {
        String userId = userIdOf.apply(slot);
        if (hasMore && !isBefore(atMillis, userId, boundMillis, boundUserId)) {
            return;
        }
        int at = position(atMillis, userId);
        System.arraycopy(slots, at, slots, at + 1, size - at);
        System.arraycopy(times, at, times, at + 1, size - at);
        slots[at] = slot;
        times[at] = atMillis;
        size++;
        if (size == slots.length) {
            size--;
            hasMore = true;
            boundMillis = times[size];
            boundUserId = userIdOf.apply(slots[size]);
        }
    }

    /** Takes out a member who was added with this time. */
    void remove(int slot, long atMillis) {
        int at = position(atMillis, userIdOf.apply(slot));
        if (at < size && slots[at] == slot) {
            size--;
            System.arraycopy(slots, at + 1, slots, at, size - at);
            System.arraycopy(times, at + 1, times, at, size - at);
        }
    }

    /**
     * Slots of the members who were active last.
     *
     * @param all asked only when those kept do not suffice
     */
    int[] take(AllMembers all) {
        if (size < asked && hasMore) {
            size = 0;
            hasMore = false;
            all.forEach(this::add);
        }
        return Arrays.copyOf(slots, Math.min(asked, size));
    }

    private int position(long atMillis, String userId) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBefore(times[middle], userIdOf.apply(slots[middle]), atMillis, userId)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean isBefore(long millisA, String userIdA, long millisB, String userIdB) {
        return millisA != millisB ? millisA > millisB : userIdA.compareTo(userIdB) < 0;
    }
}
