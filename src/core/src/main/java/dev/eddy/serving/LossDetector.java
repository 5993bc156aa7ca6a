package dev.eddy.serving;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Decides whether Redis has lost lists that it had acknowledged. Each writer counts its batches in Redis, on each server
 * after the lists of the batch. Replicas and files of Redis keep this order. So lists were lost if a count is not above the
 * acknowledged one: after a restart, a fail-over and back, or FLUSHALL. Redis's run id and replication id do not change with
 * FLUSHALL, and do change with a fail-over that loses nothing.
 *
 * <p>A loss does not need a rebuild if another writer has requested one since the last batch of this writer, because the
 * lists of that rebuild will still pass this writer.
 */
final class LossDetector {
    private final String writer;
    private final long ttlMillis;
    private final LongSupplier clock;
    private final Map<String, StoreMark> ownByTag = new LinkedHashMap<>();
    /** Marks of earlier writers, until they are compared with Redis. */
    private final List<StoreMark> restored;

    private boolean isLost;

    /** Needs a writer id that no writer had before, the TTL of lists and counts in Redis, and a clock of epoch milliseconds. */
    LossDetector(String writer, long ttlMillis, LongSupplier clock, Collection<StoreMark> restored) {
        this.writer = writer;
        this.ttlMillis = ttlMillis;
        this.clock = clock;
        this.restored = new ArrayList<>(restored);
    }

    String writer() {
        return writer;
    }

    /** Marks of earlier writers that were not yet compared with Redis. */
    List<StoreMark> restored() {
        return List.copyOf(restored);
    }

    /** Compares all restored marks with the same marks as Redis has them; a missing count is 0. */
    void compared(List<StoreMark> found) {
        for (int i = 0; i < restored.size(); i++) {
            StoreMark now = found.get(i);
            isLost |= isLost(restored.get(i), now.batches() + 1, now.rebuildAskedAtMillis());
        }
        restored.clear();
    }

    /** Takes a count that Redis has answered for a batch of this writer. */
    void counted(String tag, long batches, long rebuildAskedAtMillis) {
        StoreMark before =
                ownByTag.put(tag, new StoreMark(writer, tag, batches, rebuildAskedAtMillis, clock.getAsLong()));
        isLost |= before != null && isLost(before, batches, rebuildAskedAtMillis);
    }

    private boolean isLost(StoreMark before, long nextBatch, long rebuildAskedAtMillis) {
        boolean hasExpired = clock.getAsLong() - before.acknowledgedAtMillis() >= ttlMillis;
        return nextBatch <= before.batches() && !hasExpired && rebuildAskedAtMillis <= before.rebuildAskedAtMillis();
    }

    /** Whether a loss was found since the last call. */
    boolean takeLoss() {
        boolean lost = isLost;
        isLost = false;
        return lost;
    }

    /** Time to store for a request of a rebuild, epoch milliseconds; later than that of any request seen. */
    long askedNowMillis() {
        return ownByTag.values().stream()
                .mapToLong(mark -> mark.rebuildAskedAtMillis() + 1)
                .reduce(clock.getAsLong(), Math::max);
    }

    /** Takes the time of this writer's own request for a rebuild, after it was stored. */
    void asked(long atMillis) {
        ownByTag.replaceAll((tag, mark) ->
                new StoreMark(mark.writer(), tag, mark.batches(), atMillis, mark.acknowledgedAtMillis()));
    }

    /** State for the next writer. */
    List<StoreMark> marks() {
        List<StoreMark> all = new ArrayList<>(restored);
        all.addAll(ownByTag.values());
        return all;
    }

    /** Hash tags of the servers that this writer has written to. */
    List<String> tags() {
        return List.copyOf(ownByTag.keySet());
    }
}
