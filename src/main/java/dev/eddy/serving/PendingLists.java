package dev.eddy.serving;

import dev.eddy.recall.Candidates;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lists that wait for the store, one per user, those that have waited longest first: a batch being sent, kept until
 * it is acknowledged, and the rest. Not safe for several threads.
 */
final class PendingLists {
    private final int maxUsers;
    private final Map<String, Candidates> sending = new LinkedHashMap<>();
    private final Map<String, Candidates> waiting = new LinkedHashMap<>();
    private boolean onTheWire;
    private int failures;
    private boolean rebuildDue;
    private List<StoreMark> marks = List.of();

    PendingLists(int maxUsers) {
        this.maxUsers = maxUsers;
    }

    /** Adds a user's lists unless newer ones wait already; what they replace keeps its place in the queue. */
    void add(Candidates lists) {
        if (!isNewer(sending.get(lists.userId()), lists)) {
            waiting.merge(lists.userId(), lists, (old, fresh) -> isNewer(old, fresh) ? old : fresh);
        }
    }

    /** Drops the users who waited longest until the bound holds again, and remembers that it did. */
    int dropOverflow() {
        int dropped = 0;
        while (size() > maxUsers) {
            // What is on the wire can't be taken back.
            Iterator<?> oldest = (sending.isEmpty() || onTheWire ? waiting : sending)
                    .values()
                    .iterator();
            if (!oldest.hasNext()) {
                break;
            }
            oldest.next();
            oldest.remove();
            dropped++;
        }
        rebuildDue |= dropped > 0;
        return dropped;
    }

    /** The next batch to send: first what failed before, in its newest form. */
    List<Candidates> begin(int maxBatch) {
        sending.replaceAll((user, old) -> {
            Candidates newer = waiting.remove(user);
            return newer == null ? old : newer;
        });
        Iterator<Map.Entry<String, Candidates>> next = waiting.entrySet().iterator();
        while (sending.size() < maxBatch && next.hasNext()) {
            Map.Entry<String, Candidates> entry = next.next();
            sending.put(entry.getKey(), entry.getValue());
            next.remove();
        }
        onTheWire = true;
        return List.copyOf(sending.values());
    }

    /** The batch is stored. */
    void acknowledged() {
        sending.clear();
        onTheWire = false;
        failures = 0;
    }

    /** The batch may not be stored; it stays at the head of the queue. */
    void failed() {
        onTheWire = false;
        failures++;
    }

    /** Failures since the last acknowledgement. */
    int failures() {
        return failures;
    }

    int size() {
        return sending.size() + waiting.size();
    }

    boolean isFull() {
        return size() >= maxUsers;
    }

    /** The store has lost lists. */
    void lost() {
        rebuildDue = true;
    }

    /** A rebuild was asked for. */
    void rebuildRequested() {
        rebuildDue = false;
    }

    /** Whether lists were dropped or lost, and no rebuild was asked for since: only that makes the store complete again. */
    boolean rebuildDue() {
        return rebuildDue;
    }

    /** How far batches got in the store. */
    List<StoreMark> marks() {
        return marks;
    }

    void marked(List<StoreMark> newMarks) {
        marks = List.copyOf(newMarks);
    }

    /** Takes over what an earlier run left. */
    void restore(Collection<WriterState> states) {
        marks = states.stream().flatMap(state -> state.marks().stream()).toList();
        for (WriterState state : states) {
            rebuildDue |= state.rebuildDue();
            state.pending().forEach(this::add);
        }
    }

    /** All that is not acknowledged, the newest per user. */
    List<Candidates> snapshot() {
        Map<String, Candidates> all = new LinkedHashMap<>(sending);
        all.putAll(waiting);
        return List.copyOf(all.values());
    }

    private static boolean isNewer(Candidates old, Candidates fresh) {
        return old != null && old.version().compareTo(fresh.version()) > 0;
    }
}
