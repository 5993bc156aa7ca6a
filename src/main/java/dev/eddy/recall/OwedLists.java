package dev.eddy.recall;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides which lists a task puts off. While clicks come late the members are kept up to date, and the lists are made when
 * there is time: one list of each user, for the latest click, newest first. All instants are of this machine's clock, in epoch
 * milliseconds. Not thread-safe; the metrics' thread reads the {@link #size}.
 */
final class OwedLists {
    /** After this time without a click that came late there is time for lists. */
    static final long PAUSE_MILLIS = 50;
    /** Lists made at once while there is time; input waits for them, some 3 ms. */
    static final int MOST_AT_ONCE = 32;
    /** Lists made at once while clicks come late. */
    static final int FEW_AT_ONCE = 8;

    private static final long SOON_MILLIS = 1;
    private static final long LATER_MILLIS = 10;

    private final long lateAfterMillis;
    private final long longestMillis;
    /** By cluster: lists of one cluster are made together, while it is in the processor's cache. */
    private final Map<Integer, Queue> queues = new HashMap<>();

    private final Map<String, Place> places = new HashMap<>();
    private long added;
    private long lateMillis = Long.MIN_VALUE;
    private boolean isOldestsTurn;

    private record Waiting(String userId, long sinceMillis) {}

    private record Place(int cluster, long number) {}

    /** Users of a cluster, by the order of their latest clicks. */
    private record Queue(int cluster, TreeMap<Long, Waiting> waiting) {
        long oldest() {
            return waiting.firstKey();
        }

        long newest() {
            return waiting.lastKey();
        }

        long oldestSinceMillis() {
            return waiting.firstEntry().getValue().sinceMillis();
        }

        List<String> take(int most, boolean isOldestFirst) {
            List<String> users = new ArrayList<>();
            while (users.size() < most && !waiting.isEmpty()) {
                var next = isOldestFirst ? waiting.pollFirstEntry() : waiting.pollLastEntry();
                users.add(next.getValue().userId());
            }
            return users;
        }
    }

    /** Users of one cluster whose lists are due. */
    record Due(int cluster, List<String> users) {}

    /**
     * @param lateAfter time from a click's append to its arrival here after which it is late
     * @param putOffAtMost a list that is owed for longer is made even while clicks come late, so that none waits for ever
     */
    OwedLists(Duration lateAfter, Duration putOffAtMost) {
        this.lateAfterMillis = lateAfter.toMillis();
        this.longestMillis = putOffAtMost.toMillis();
    }

    /** Whether an update that makes lists comes late; 0 is the append time of an update without a click. */
    boolean isLate(long appendedAtMillis, long nowMillis) {
        boolean isLate = appendedAtMillis > 0 && nowMillis - appendedAtMillis > lateAfterMillis;
        if (appendedAtMillis > 0) {
            lateMillis = isLate ? nowMillis : Long.MIN_VALUE;
        }
        return isLate;
    }

    /** Puts off a user's list. */
    void add(int cluster, String userId, long nowMillis) {
        queues.computeIfAbsent(cluster, id -> new Queue(id, new TreeMap<>()))
                .waiting()
                .put(added, new Waiting(userId, nowMillis));
        places.put(userId, new Place(cluster, added));
        added++;
    }

    /** Drops a user's list in a cluster, since a newer one takes its place or the user has left; whether one was owed. */
    boolean drop(int cluster, String userId) {
        Place place = places.get(userId);
        if (place == null || place.cluster() != cluster) {
            return false;
        }
        places.remove(userId);
        Queue queue = queues.get(cluster);
        queue.waiting().remove(place.number());
        removeIfEmpty(queue);
        return true;
    }

    private void removeIfEmpty(Queue queue) {
        if (queue.waiting().isEmpty()) {
            queues.remove(queue.cluster());
        }
    }

    /** Takes the lists out that are to be made now, all of one cluster; null when there are none. */
    Due take(long nowMillis) {
        if (queues.isEmpty()) {
            return null;
        }
        boolean isBusy = isBusy(nowMillis);
        isOldestsTurn = isBusy || !isOldestsTurn;
        Queue oldest = Collections.min(queues.values(), Comparator.comparing(Queue::oldest));
        boolean isOverdue = nowMillis - oldest.oldestSinceMillis() > longestMillis;
        if (isBusy && !isOverdue) {
            return null;
        }
        boolean isOldestFirst = isOldestsTurn && isOverdue;
        Queue queue = isOldestFirst ? oldest : Collections.max(queues.values(), Comparator.comparing(Queue::newest));
        List<String> users = queue.take(isBusy ? FEW_AT_ONCE : MOST_AT_ONCE, isOldestFirst);
        users.forEach(places::remove);
        removeIfEmpty(queue);
        return new Due(queue.cluster(), users);
    }

    private boolean isBusy(long nowMillis) {
        return lateMillis != Long.MIN_VALUE && nowMillis - lateMillis < PAUSE_MILLIS;
    }

    /** The instant to ask for lists again, while any is owed. */
    long nextMillis(long nowMillis) {
        return nowMillis + (isBusy(nowMillis) ? LATER_MILLIS : SOON_MILLIS);
    }

    int size() {
        return places.size();
    }
}
