package dev.eddy.recall.items;

import java.util.function.IntConsumer;

/**
 * When items can be recalled, and the clock of the stage. No list looks through the items that nobody can have at the clock. The
 * clock alone decides which these are, never the instant of a request, since lists are shared.
 */
public interface Lifetimes {
    /** Confirmed event time; {@link Long#MIN_VALUE} while it is not known. */
    long clockMillis();

    /** First instant at which an item can be recalled; {@link Long#MAX_VALUE} for one that is not available. */
    long sinceMillis(int item);

    /** First instant at which it no longer can; {@link Long#MIN_VALUE} for one that is down or has no record. */
    long untilMillis(int item);

    /** Whether nobody can have the item at the clock. */
    boolean isOut(int item);

    /** Number of times that the record of an item changed that was out. It never decreases. */
    long changes();

    /** Passes on the items of the {@link #changes} after the first {@code known}; false when they are too many to be known. */
    boolean forEachChange(long known, IntConsumer action);
}
