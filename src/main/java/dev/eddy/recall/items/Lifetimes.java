package dev.eddy.recall.items;

import java.util.concurrent.TimeUnit;

/** Tells which items are over, so that lists are not filled with items that can't be recalled again. */
public interface Lifetimes {
    /** Allowance for late events: an item is over once it expired one hour ago. */
    long LATE_MILLIS = TimeUnit.HOURS.toMillis(1);

    /** Whether an item is down, expired or without a record, so that it can't be recalled at this instant or later. */
    boolean isOver(int item, long asOfMillis);

    /** Number of times that an item which was over became recallable again. It never decreases. */
    long comebacks();
}
