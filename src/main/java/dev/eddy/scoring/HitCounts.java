package dev.eddy.scoring;

import dev.eddy.neighbours.Channel;
import dev.eddy.neighbours.RankedItems;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The live hit rate: how many clicks were looked for, and how many of them were among the first 20 of the merged list and of
 * each channel's. Written by one thread, read by any.
 */
// Counts are kept by the channels' order for as long as a task runs, no longer.
@SuppressWarnings("EnumOrdinal")
final class HitCounts {
    static final int CUT_OFF = 20;

    private final AtomicLong looks = new AtomicLong();
    private final AtomicLong merged = new AtomicLong();
    private final AtomicLongArray channels = new AtomicLongArray(Channel.values().length);

    void add(Recalled recalled, String itemId) {
        merged.addAndGet(isIn(recalled.merged(), itemId) ? 1 : 0);
        for (Map.Entry<Channel, RankedItems> entry : recalled.lists().entrySet()) {
            channels.addAndGet(entry.getKey().ordinal(), isIn(entry.getValue(), itemId) ? 1 : 0);
        }
        looks.incrementAndGet();
    }

    private static boolean isIn(List<Candidate> list, String itemId) {
        return list.stream()
                .limit(CUT_OFF)
                .anyMatch(candidate -> candidate.itemId().equals(itemId));
    }

    private static boolean isIn(RankedItems list, String itemId) {
        for (int rank = 0; rank < Math.min(CUT_OFF, list.size()); rank++) {
            if (list.itemId(rank).equals(itemId)) {
                return true;
            }
        }
        return false;
    }

    long looks() {
        return looks.get();
    }

    long merged() {
        return merged.get();
    }

    long of(Channel channel) {
        return channels.get(channel.ordinal());
    }
}
