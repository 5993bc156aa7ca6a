package dev.eddy.recall.cluster;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * The members with the latest interactions, newest first, ties by user id. Only some are kept. The first member that
 * was left out is the bound: members behind it are not kept. When too few are left, all members are scanned.
 */
final class LatestMembers {
    /** Members kept beyond those asked for, so that a removal seldom causes a scan. */
    private static final int SPARE = 156;

    private final int asked;
    private final IntFunction<String> userIdOf;
    /** Slots of the kept members, with one place more for the member that is dropped next. */
    private final int[] slots;
    /** Instants of their latest interactions. */
    private final long[] times;

    private int size;
    /** Whether a member was left out. */
    private boolean hasMore;
    /** The bound: instant and user id of the first member left out. */
    private long boundMillis;

    private String boundUserId;

    /** Takes the slot and the latest interaction of a member. */
    interface TimeConsumer {
        void accept(int slot, long atMillis);
    }

    /** @param asked largest number of members returned */
    LatestMembers(int asked, IntFunction<String> userIdOf) {
        this.asked = asked;
        this.userIdOf = userIdOf;
        this.slots = new int[asked + SPARE + 1];
        this.times = new long[asked + SPARE + 1];
    }

    /** Adds a member that is not in the list. */
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

    /** Removes a member that was added with this time. */
    void remove(int slot, long atMillis) {
        int at = position(atMillis, userIdOf.apply(slot));
        if (at < size && slots[at] == slot) {
            size--;
            System.arraycopy(slots, at + 1, slots, at, size - at);
            System.arraycopy(times, at + 1, times, at, size - at);
        }
    }

    /** Slots of the members with the latest interactions, newest first. Scans all members only when too few are kept. */
    int[] take(Consumer<TimeConsumer> all) {
        if (size < asked && hasMore) {
            size = 0;
            hasMore = false;
            all.accept(this::add);
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
