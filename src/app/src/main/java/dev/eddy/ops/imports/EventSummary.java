package dev.eddy.ops.imports;

import java.util.Map;

/**
 * What a log is about, for somebody to see whether it was read as it was meant.
 *
 * @param firstMillis time of the first event
 * @param lastMillis time of the last event
 * @param mostActive events of the users who have most; among them are monitoring, crawlers and guests of one id
 * @param repeated events that another event of the user is equal to, by the producer's id if there is one; the job takes one of them
 * @param onUnknownItems events on items that are not among the known ones; 0 when none are
 * @param ahead events after the time that was said to be now
 */
public record EventSummary(
        long users,
        long items,
        long firstMillis,
        long lastMillis,
        Map<String, Long> mostActive,
        long repeated,
        long onUnknownItems,
        long ahead) {
    static final int MOST_ACTIVE = 3;
}
