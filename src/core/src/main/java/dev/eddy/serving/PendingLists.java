package dev.eddy.serving;

import dev.eddy.recall.Candidates;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The lists that the store has not acknowledged: the batch being sent and the waiting rest, one entry per user, the longest
 * waiting first. Not safe for use by several threads.
 */
final class PendingLists {
    private final int maxUsers;
    private final Map<String, Candidates> sending = new LinkedHashMap<>();
    private final Map<String, Candidates> waiting = new LinkedHashMap<>();
    private boolean isSending;
    private int failures;

    PendingLists(int maxUsers) {
        this.maxUsers = maxUsers;
    }

    /** Adds a user's lists unless newer ones wait already; they take the place in the queue of those they replace. */
    void add(Candidates lists) {
        if (!isNewer(sending.get(lists.userId()), lists)) {
            waiting.merge(lists.userId(), lists, (old, fresh) -> isNewer(old, fresh) ? old : fresh);
        }
    }

    /** Drops the longest-waiting users beyond the limit; returns the number dropped. */
    int dropOverflow() {
        int dropped = 0;
        while (size() > maxUsers) {
            // A batch that is being sent can't be taken back.
            Set<String> users = (sending.isEmpty() || isSending ? waiting : sending).keySet();
            if (users.isEmpty()) {
                break;
            }
            users.remove(users.iterator().next());
            dropped++;
        }
        return dropped;
    }

    /** The next batch: first the users of a failed batch, with their newest lists. */
    List<Candidates> begin(int maxBatch) {
        sending.replaceAll((user, old) -> Objects.requireNonNullElse(waiting.remove(user), old));
        Iterator<Candidates> next = waiting.values().iterator();
        while (sending.size() < maxBatch && next.hasNext()) {
            Candidates lists = next.next();
            sending.put(lists.userId(), lists);
            next.remove();
        }
        isSending = true;
        return List.copyOf(sending.values());
    }

    /** Removes the batch, which the store has acknowledged. */
    void acknowledged() {
        sending.clear();
        isSending = false;
        failures = 0;
    }

    /** Keeps the batch at the head of the queue after a failure. */
    void failed() {
        isSending = false;
        failures++;
    }

    /** Number of failures since the last acknowledgement. */
    int failures() {
        return failures;
    }

    int size() {
        return sending.size() + waiting.size();
    }

    boolean isFull() {
        return size() >= maxUsers;
    }

    /** The newest unacknowledged lists of each user. */
    List<Candidates> snapshot() {
        Map<String, Candidates> all = new LinkedHashMap<>(sending);
        all.putAll(waiting);
        return List.copyOf(all.values());
    }

    private static boolean isNewer(Candidates old, Candidates fresh) {
        return old != null && old.version().compareTo(fresh.version()) > 0;
    }
}
