package dev.eddy.popularity;

import dev.eddy.behaviour.Allowed;
import java.io.Serializable;

/**
 * How much is known of an item.
 *
 * @param successors items had soon after it that lists are made from: the most frequent ones
 * @param successorsCounted items had soon after it that are counted; with more, all counts are halved until the rarest are
 *     gone
 */
public record PopularityOptions(int successors, int successorsCounted) implements Serializable {

    public PopularityOptions {
        Allowed.between("popularity.successors", successors, 0, 1_000);
        Allowed.between("popularity.successors-counted", successorsCounted, 0, 1_000_000_000);
    }

    /** The shipped settings. */
    public static PopularityOptions defaults() {
        return new PopularityOptions(20, 100);
    }

    /** Without the bound: halving depends on the order of events. */
    public PopularityOptions countingAll() {
        return new PopularityOptions(successors, 1_000_000_000);
    }
}
