package dev.eddy.recall.items;

import dev.eddy.vector.Heat;
import java.util.function.IntPredicate;

/**
 * The hottest items at one half-life, kept in order as heats change: the order does not depend on the instant. Only the
 * best few are kept in order; who reads past them has all of them looked through, and more of them kept for the next who
 * does: who had a thousand of them may come again with the next click.
 */
public final class HottestItems {
    /** Far more than a list, so that what a user had, or what has become cold, seldom reaches the end. */
    private static final int KEPT = 500;

    /** Who reads past so many has them looked through every time: 80 KB, and an item that cools passes all of them. */
    private static final int MOST_KEPT = 8 * KEPT;

    /** Within what a float can hold: a score that is infinite has no share of the best. */
    public static final double LARGEST_SCORE = 1e30;

    /** Passes on every item there is with its heat. */
    @FunctionalInterface
    public interface AllItems {
        void forEach(HeatConsumer consumer);
    }

    /** Takes an item and its heat. */
    @FunctionalInterface
    public interface HeatConsumer {
        void accept(int item, double heat);
    }

    private final ItemNumbers numbers;
    private final double halfLifeMillis;
    private HeatOrder kept;
    /** Whether items were left out when all were looked through, since they were over. */
    private boolean hasLeftOut;
    /** How many items had come back by then. */
    private long comebacks;

    /** @param halfLifeMillis of the decay that the heats stand for */
    public HottestItems(ItemNumbers numbers, double halfLifeMillis) {
        this.numbers = numbers;
        this.halfLifeMillis = halfLifeMillis;
        this.kept = new HeatOrder(numbers, halfLifeMillis, KEPT);
    }

    /** The item's heat is now this; {@link Heat#NONE} takes it out. */
    public void put(int item, double heat) {
        kept.put(item, heat);
    }

    /**
     * The hottest of the items that are wanted, scored by their decayed popularity.
     *
     * @param lifetimes of the items; one that is over is not wanted
     * @param all asked only when those kept do not suffice
     */
    public RankedItems take(int limit, long asOfMillis, IntPredicate isWanted, Lifetimes lifetimes, AllItems all) {
        if (hasLeftOut && comebacks != lifetimes.comebacks()) {
            kept = lookedThrough(kept.room(), asOfMillis, lifetimes, all);
        }
        HeatOrder read = kept;
        RankedItems taken = read.take(limit, asOfMillis, isWanted);
        while (taken.size() < limit && !read.isEverything()) {
            // Kept items may have cooled below the bound, or be over.
            boolean hasLost = read.hasRoom() || read.hasAny(item -> lifetimes.isOver(item, asOfMillis));
            read = lookedThrough(hasLost ? read.room() : 2 * read.room(), asOfMillis, lifetimes, all);
            if (read.room() <= MOST_KEPT) {
                kept = read;
            }
            taken = read.take(limit, asOfMillis, isWanted);
        }
        return taken;
    }

    private HeatOrder lookedThrough(int room, long asOfMillis, Lifetimes lifetimes, AllItems all) {
        var hottest = new HeatOrder(numbers, halfLifeMillis, room);
        hasLeftOut = false;
        comebacks = lifetimes.comebacks();
        all.forEach((item, heat) -> {
            if (lifetimes.isOver(item, asOfMillis)) {
                hasLeftOut = true;
            } else {
                hottest.put(item, heat);
            }
        });
        return hottest;
    }
}
