package dev.eddy.serving;

import dev.eddy.client.DownChange;
import dev.eddy.client.DownHead;
import dev.eddy.client.DownSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The items taken down, as a writer knows them, and the changes that the store has not acknowledged. Only changes are
 * written, unless the log in the store is not as this writer left it: then the log is replaced.
 */
final class DownMarks {
    /** The log is replaced when it has more dead entries than items, and more than this. */
    static final int LEAST_GONE = 1_000;

    /**
     * State in a checkpoint, or a piece of it.
     *
     * @param down time at which each item was taken down, epoch milliseconds
     * @param pending changes that the store has not acknowledged, by item; true for a take-down
     * @param head end of the log in the store; {@link DownHead#NONE} in all pieces but one
     * @param gone number of dead entries in the log
     */
    record State(Map<String, Long> down, Map<String, Boolean> pending, DownHead head, int gone) {
        static final State NONE = new State(Map.of(), Map.of(), DownHead.NONE, 0);
    }

    private final long ttlMillis;
    /** Time at which each item was taken down, epoch milliseconds, the earliest first. */
    private final Map<String, Long> down = new LinkedHashMap<>();
    /** Changes to write, by item; true for a take-down. */
    private final Map<String, Boolean> pending = new LinkedHashMap<>();

    private DownHead head = DownHead.NONE;
    /** Approximate number of dead entries in the log: those of items that are back or outdated. */
    private int gone;
    /** Whether the log in the store was read. */
    private boolean isRead;
    /** Whether the store has or needs a log. */
    private boolean isNeeded;

    /** @param ttlMillis time for which lists are kept; no list has an item that was taken down before */
    DownMarks(long ttlMillis) {
        this.ttlMillis = ttlMillis;
    }

    /** Adds the state of earlier writers, in any order. */
    void restore(List<State> states, long nowMillis) {
        List<Map.Entry<String, Long>> all = new ArrayList<>();
        for (State state : states) {
            all.addAll(state.down().entrySet());
            pending.putAll(state.pending());
            head = state.head().isNone() ? head : state.head();
            gone += state.gone();
        }
        all.sort(Comparator.comparingLong(Map.Entry::getValue));
        // An item that was just taken down had no time in earlier states.
        all.forEach(each -> down.put(each.getKey(), each.getValue() > 0 ? each.getValue() : nowMillis));
    }

    void add(String itemId, boolean isDown, long nowMillis) {
        pending.put(itemId, isDown);
        apply(itemId, isDown, nowMillis);
    }

    private void apply(String itemId, boolean isDown, long nowMillis) {
        // Removing it first moves it to the end of the order.
        down.remove(itemId);
        if (isDown) {
            down.put(itemId, nowMillis);
        }
    }

    /** Number of items taken down. */
    int size() {
        return down.size();
    }

    /** Number of changes that the store has not acknowledged. */
    int pending() {
        return pending.size();
    }

    /** Writes the changes and renews the TTL of the log. Without changes it still notices when the store has lost the log. */
    void send(SharedListStore store, long nowMillis) throws IOException {
        if (!isRead) {
            read(store, nowMillis);
        }
        List<DownChange> outdated = removeOutdated(nowMillis);
        isNeeded |= !down.isEmpty() || !pending.isEmpty();
        if (!isNeeded) {
            return;
        }
        if (head.isNone() || gone > Math.max(LEAST_GONE, down.size())) {
            replace(store);
            return;
        }
        List<DownChange> changes = new ArrayList<>();
        pending.forEach((itemId, isDown) ->
                changes.add(new DownChange(isDown ? DownChange.Kind.DOWN : DownChange.Kind.BACK, itemId)));
        changes.addAll(outdated);
        int from = 0;
        do {
            List<DownChange> chunk = changes.subList(from, Math.min(changes.size(), from + DownLogWriter.CHUNK));
            head = store.appendDown(head, chunk);
            if (head.isNone()) {
                replace(store);
                return;
            }
            chunk.forEach(this::acknowledged);
            from += DownLogWriter.CHUNK;
        } while (from < changes.size());
    }

    private void acknowledged(DownChange change) {
        pending.remove(change.itemId());
        gone += change.kind() == DownChange.Kind.BACK ? 1 : 0;
    }

    private void replace(SharedListStore store) throws IOException {
        head = DownHead.NONE;
        head = store.replaceDown(down.keySet());
        pending.clear();
        gone = 0;
    }

    /** Adds the items in the log of the store, which may be newer than this state: they stay down like all others. */
    private void read(SharedListStore store, long nowMillis) throws IOException {
        var there = new DownSet(head, down.keySet());
        store.readDown(there);
        boolean isSameLog = head.isSameLog(there.head());
        Set<String> items = there.items();
        if (isSameLog) {
            down.keySet().retainAll(items);
        }
        items.forEach(itemId -> down.putIfAbsent(itemId, nowMillis));
        isNeeded = !there.head().isNone() || !items.isEmpty();
        head = isSameLog ? there.head() : DownHead.NONE;
        pending.forEach((itemId, isDown) -> {
            if (isDown != down.containsKey(itemId)) {
                apply(itemId, isDown, nowMillis);
            }
        });
        isRead = true;
    }

    private List<DownChange> removeOutdated(long nowMillis) {
        List<DownChange> outdated = new ArrayList<>();
        var oldest = down.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<String, Long> item = oldest.next();
            if (item.getValue() >= nowMillis - ttlMillis) {
                break;
            }
            outdated.add(new DownChange(DownChange.Kind.OUTDATED, item.getKey()));
            pending.remove(item.getKey());
            oldest.remove();
            gone++;
        }
        return outdated;
    }

    /** State for the next writer, in pieces of at most {@code size} items. */
    List<State> snapshot(int size) {
        List<State> pieces = new ArrayList<>();
        Map<String, Long> piece = new LinkedHashMap<>();
        for (Map.Entry<String, Long> item : down.entrySet()) {
            piece.put(item.getKey(), item.getValue());
            if (piece.size() == size) {
                pieces.add(new State(piece, Map.of(), DownHead.NONE, 0));
                piece = new LinkedHashMap<>();
            }
        }
        if (!piece.isEmpty() || !pending.isEmpty() || !head.isNone()) {
            pieces.add(new State(piece, new LinkedHashMap<>(pending), head, gone));
        }
        return pieces;
    }
}
