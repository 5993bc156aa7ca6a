package dev.eddy.ops.imports;

import java.util.Map;

/**
 * What a log is about, for somebody to see whether it was read as it was meant.
 *
 * @param firstMillis time of the first event
 * @param lastMillis time of the last event
 * @param mostActive events of the users who have most; among them are monitoring, crawlers and guests of one id
 */
public record EventSummary(long users, long items, long firstMillis, long lastMillis, Map<String, Long> mostActive) {
    static final int MOST_ACTIVE = 3;
}
