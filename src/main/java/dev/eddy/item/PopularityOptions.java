package dev.eddy.item;

import dev.eddy.record.Allowed;
import java.io.Serializable;
import java.time.Duration;

/**
 * How much is known of an item.
 *
 * @param successors items had soon after it that lists are made from: the most frequent ones
 * @param successorsCounted items had soon after it that are counted; with more, all counts are halved until the rarest are
 *     gone
 * @param residentItems items that each task that makes lists has in memory; with more, those leave that nothing has happened
 *     with for the longest time
 * @param keepDead how long an item that is taken down or expired stays in memory after its last event, by event time
 * @param checkEvery how often each item in memory is checked for this, by the machine's clock
 */
public record PopularityOptions(
        int successors, int successorsCounted, int residentItems, Duration keepDead, Duration checkEvery)
        implements Serializable {

    public PopularityOptions {
        Allowed.between("popularity.successors", successors, 0, 1_000);
        Allowed.between("popularity.successors-counted", successorsCounted, 0, 1_000_000_000);
        Allowed.between("popularity.resident-items", residentItems, 1, 100_000_000);
        Allowed.notNegative("popularity.keep-dead", keepDead);
        Allowed.positive("popularity.check-every", checkEvery);
    }

    /** The shipped settings. */
    public static PopularityOptions defaults() {
        return new PopularityOptions(20, 100, 1_000_000, Duration.ofDays(7), Duration.ofDays(1));
    }

    /** Without the bound: halving depends on the order of events. */
    public PopularityOptions countingAll() {
        return new PopularityOptions(successors, 1_000_000_000, residentItems, keepDead, checkEvery);
    }
}
