package dev.eddy.serving;

import dev.eddy.client.DownChange;
import dev.eddy.client.DownHead;
import dev.eddy.client.DownLog;
import dev.eddy.client.DownSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a writer knows of the items taken down, and which of it the store has yet to hear. Only changes are written; when the
 * store's log is not as this writer left it, all items are.
 */
final class DownMarks {
    /** The log keeps what is back or outdated until there is more of it than of items, and this many entries. */
    static final int LEAST_GONE = 1_000;

    private final long ttlMillis;
    /** Since when each item is down, epoch milliseconds, the earliest first. */
    private final Map<String, Long> down = new LinkedHashMap<>();
    /** Changes to write, by item: whether it is down. */
    private final Map<String, Boolean> pending = new LinkedHashMap<>();

    private DownHead head = DownHead.NONE;
    /** Entries of the log that say nothing of an item that is down, about. */
    private int gone;
    /** Whether the log in the store was looked at. */
    private boolean met;
    /** Whether the store has or shall have a log. */
    private boolean isNeeded;

    /** @param ttlMillis how long lists are kept: an item that has been down for longer is in none */
    DownMarks(long ttlMillis) {
        this.ttlMillis = ttlMillis;
    }

    /** Takes over what an earlier writer left, in any order. */
    void restore(List<DownState> states, long nowMillis) {
        List<Map.Entry<String, Long>> all = new ArrayList<>();
        for (DownState state : states) {
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
        // Removed first: what is put last is the latest.
        down.remove(itemId);
        if (isDown) {
            down.put(itemId, nowMillis);
        }
    }

    /** Items that are down. */
    int size() {
        return down.size();
    }

    /** Changes that the store has not acknowledged. */
    int pending() {
        return pending.size();
    }

    /** Writes what changed, and renews the log's TTL; even without changes it finds out that the store has lost the log. */
    void send(SharedListStore store, long nowMillis) throws IOException {
        if (!met) {
            meet(store, nowMillis);
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
        List<String> sent = new ArrayList<>();
        List<DownChange> chunk = new ArrayList<>();
        for (Map.Entry<String, Boolean> change : pending.entrySet()) {
            sent.add(change.getKey());
            chunk.add(new DownChange(change.getValue() ? DownChange.Kind.DOWN : DownChange.Kind.BACK, change.getKey()));
        }
        chunk.addAll(outdated);
        int from = 0;
        do {
            int to = Math.min(chunk.size(), from + DownLog.CHUNK);
            head = store.appendDown(head, chunk.subList(from, to));
            if (head.isNone()) {
                replace(store);
                return;
            }
            sent.subList(Math.min(from, sent.size()), Math.min(to, sent.size())).forEach(this::acknowledged);
            from = to;
        } while (from < chunk.size());
    }

    private void acknowledged(String itemId) {
        if (!pending.remove(itemId)) {
            gone++;
        }
    }

    private void replace(SharedListStore store) throws IOException {
        head = DownHead.NONE;
        head = store.replaceDown(down.keySet());
        pending.clear();
        gone = 0;
    }

    /**
     * The store may know more than a writer that was started from a checkpoint or from nothing: its items stay down, until lists
     * with them are gone, or the job says that they are back.
     */
    private void meet(SharedListStore store, long nowMillis) throws IOException {
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
        met = true;
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

    /** What the next writer needs, in pieces of {@code size} items at most. */
    List<DownState> snapshot(int size) {
        List<DownState> pieces = new ArrayList<>();
        Map<String, Long> piece = new LinkedHashMap<>();
        for (Map.Entry<String, Long> item : down.entrySet()) {
            piece.put(item.getKey(), item.getValue());
            if (piece.size() == size) {
                pieces.add(new DownState(piece, Map.of(), DownHead.NONE, 0));
                piece = new LinkedHashMap<>();
            }
        }
        if (!piece.isEmpty() || !pending.isEmpty() || !head.isNone()) {
            pieces.add(new DownState(piece, new LinkedHashMap<>(pending), head, gone));
        }
        return pieces;
    }
}
