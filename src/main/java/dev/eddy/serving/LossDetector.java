package dev.eddy.serving;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Decides whether Redis has lost lists that it had acknowledged. Each writer counts its batches in Redis, at each server
 * behind the lists of the batch. A replica gets both in this order, and a file of Redis has both. So a count that is not
 * above the acknowledged one says that lists are lost: after a restart, a fail-over to and fro, or FLUSHALL. A run id or
 * replication id would not tell of FLUSHALL, and would ask for a rebuild after a fail-over that lost nothing.
 *
 * <p>A writer that finds a loss does not ask for a rebuild when another has asked since the last batch of this one: the
 * lists of that rebuild have yet to come through this writer.
 */
final class LossDetector {
    private final String writer;
    private final long ttlMillis;
    private final LongSupplier clock;
    /** By tag. */
    private final Map<String, StoreMark> own = new LinkedHashMap<>();
    /** Of earlier writers, until they were looked at. */
    private final List<StoreMark> restored;

    private boolean isLost;

    /**
     * @param writer an id that no writer had before
     * @param ttlMillis how long Redis keeps lists and counts
     * @param clock epoch milliseconds
     * @param restored what earlier writers knew
     */
    LossDetector(String writer, long ttlMillis, LongSupplier clock, Collection<StoreMark> restored) {
        this.writer = writer;
        this.ttlMillis = ttlMillis;
        this.clock = clock;
        this.restored = new ArrayList<>(restored);
    }

    String writer() {
        return writer;
    }

    /** What earlier writers knew and nobody has compared with Redis yet. */
    List<StoreMark> restored() {
        return List.copyOf(restored);
    }

    /**
     * All restored marks were compared with Redis.
     *
     * @param found those that Redis had, as it had them; a missing count is 0
     */
    void compared(List<StoreMark> found) {
        for (int i = 0; i < restored.size(); i++) {
            isLost |= isLost(
                    restored.get(i), found.get(i).batches() + 1, found.get(i).rebuildAskedAtMillis());
        }
        restored.clear();
    }

    /** Redis has counted a batch of this writer. */
    void counted(String tag, long batches, long rebuildAskedAtMillis) {
        StoreMark before = own.put(tag, new StoreMark(writer, tag, batches, rebuildAskedAtMillis, clock.getAsLong()));
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

    /** A time to give Redis as that of an order for a rebuild, later than any it told of; epoch milliseconds. */
    long askedNowMillis() {
        long last = own.values().stream()
                .mapToLong(StoreMark::rebuildAskedAtMillis)
                .max()
                .orElse(0);
        return Math.max(clock.getAsLong(), last + 1);
    }

    /** This writer has asked for a rebuild, and Redis knows. */
    void asked(long atMillis) {
        own.replaceAll((tag, mark) ->
                new StoreMark(mark.writer(), tag, mark.batches(), atMillis, mark.acknowledgedAtMillis()));
    }

    /** What the next writer needs. */
    List<StoreMark> marks() {
        List<StoreMark> all = new ArrayList<>(restored);
        all.addAll(own.values());
        return all;
    }

    /** Tags of the servers that were written to. */
    List<String> tags() {
        return List.copyOf(own.keySet());
    }
}
