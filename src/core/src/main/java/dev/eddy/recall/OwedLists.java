package dev.eddy.recall;

import dev.eddy.record.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Decides which lists a task puts off. While clicks come late the members are kept up to date, and the lists are made when
 * there is time: one list of each user in a cluster, for the latest click, newest first. All instants are of this machine's clock, in
 * epoch milliseconds. Not thread-safe; the metrics' thread reads the {@link #size}.
 */
final class OwedLists {
    /** Lists made at once while there is time; input waits for them, some 3 ms. */
    static final int MOST_AT_ONCE = 32;
    /** Lists made at once while clicks come late. */
    static final int FEW_AT_ONCE = 8;

    private static final long SOON_MILLIS = 1;
    private static final long LATER_MILLIS = 10;

    private final long lateAfterMillis;
    private final Pause longest;
    private final BooleanSupplier inputWaits;
    /** By cluster: lists of one cluster are made together, while it is in the processor's cache. */
    private final Map<Integer, Queue> queues = new HashMap<>();

    private int size;
    private long added;
    /** Whether the latest click came late. */
    private boolean isLate;

    private boolean isOldestsTurn;

    /**
     * @param first number of the first click since the last list
     * @param latest number of the latest click
     */
    private record Waiting(String userId, long first, long latest, long sinceMillis) {}

    /** Users of a cluster who are owed a list. */
    private static final class Queue {
        private final int cluster;
        private final Map<String, Waiting> byUser = new HashMap<>();
        private final TreeMap<Long, Waiting> byFirst = new TreeMap<>();
        private final TreeMap<Long, Waiting> byLatest = new TreeMap<>();

        Queue(int cluster) {
            this.cluster = cluster;
        }

        Waiting oldest() {
            return byFirst.firstEntry().getValue();
        }

        Waiting newest() {
            return byLatest.lastEntry().getValue();
        }

        void put(Waiting waiting) {
            byUser.put(waiting.userId, waiting);
            byFirst.put(waiting.first, waiting);
            byLatest.put(waiting.latest, waiting);
        }

        /** Null for a user who is owed nothing. */
        Waiting remove(String userId) {
            Waiting removed = byUser.remove(userId);
            if (removed != null) {
                byFirst.remove(removed.first);
                byLatest.remove(removed.latest);
            }
            return removed;
        }
    }

    /** Users of one cluster whose lists are due. */
    record Due(int cluster, List<String> users) {}

    /**
     * @param lateAfter time by which a click is later than the least delay, after which it is late
     * @param putOffAtMost a list that is owed for longer is made even while clicks come late, so that none waits for ever
     * @param inputWaits whether the task has input to work on; while none waits there is time for lists
     */
    OwedLists(Duration lateAfter, Duration putOffAtMost, BooleanSupplier inputWaits) {
        this.lateAfterMillis = lateAfter.toMillis();
        this.longest = new Pause(putOffAtMost.toMillis());
        this.inputWaits = inputWaits;
    }

    /**
     * Whether a click comes late.
     *
     * @param behindMillis see {@link LeastDelay#behindMillis}
     */
    boolean isLate(long behindMillis) {
        isLate = behindMillis > lateAfterMillis;
        return isLate;
    }

    /** Puts off a user's list in a cluster; whether one was owed, whose place it takes. The user has waited since then. */
    boolean add(int cluster, String userId, long nowMillis) {
        Queue queue = queues.computeIfAbsent(cluster, Queue::new);
        Waiting before = queue.remove(userId);
        queue.put(
                before == null
                        ? new Waiting(userId, added, added, nowMillis)
                        : new Waiting(userId, before.first, added, before.sinceMillis));
        added++;
        size += before == null ? 1 : 0;
        return before != null;
    }

    /** Drops a user's list in a cluster, since a newer one takes its place or the user has left; whether one was owed. */
    boolean drop(int cluster, String userId) {
        Queue queue = queues.get(cluster);
        if (queue == null || queue.remove(userId) == null) {
            return false;
        }
        size--;
        if (queue.byUser.isEmpty()) {
            queues.remove(cluster);
        }
        return true;
    }

    /** Takes the lists out that are to be made now, all of one cluster; null when there are none. */
    Due take(long nowMillis) {
        if (queues.isEmpty()) {
            return null;
        }
        boolean isBusy = isBusy();
        isOldestsTurn = isBusy || !isOldestsTurn;
        Queue oldest = Collections.min(queues.values(), Comparator.comparing(queue -> queue.oldest().first));
        boolean isOverdue = longest.isOver(oldest.oldest().sinceMillis, nowMillis);
        if (isBusy && !isOverdue) {
            return null;
        }
        boolean isOldestFirst = isOldestsTurn && isOverdue;
        Queue queue = isOldestFirst
                ? oldest
                : Collections.max(queues.values(), Comparator.comparing(each -> each.newest().latest));
        List<String> users = new ArrayList<>();
        for (int most = isBusy ? FEW_AT_ONCE : MOST_AT_ONCE; users.size() < most && !queue.byUser.isEmpty(); ) {
            users.add((isOldestFirst ? queue.oldest() : queue.newest()).userId);
            drop(queue.cluster, users.get(users.size() - 1));
        }
        return new Due(queue.cluster, users);
    }

    private boolean isBusy() {
        return isLate && inputWaits.getAsBoolean();
    }

    /**
     * The instant to ask for lists again, while any is owed.
     *
     * @param spentMillis time that the last lists took; while clicks come late, lists get a tenth of the time
     */
    long nextMillis(long nowMillis, long spentMillis) {
        return nowMillis + (isBusy() ? Math.max(LATER_MILLIS, 9 * spentMillis) : SOON_MILLIS);
    }

    int size() {
        return size;
    }
}
