package dev.eddy.recall.items;

import dev.eddy.vector.Heat;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * The hottest items at one half-life, kept in order as heats change. The order does not depend on the instant. Only the
 * best 500 are kept at first. A reader who needs more causes a scan of all items, which keeps twice as many for the
 * next reader.
 */
public final class HottestItems {
    /** Places at first: several times a list, so that filtered and cooled items seldom exhaust them. */
    private static final int KEPT = 500;
    /** Places at most, 80 KB. A reader who needs more causes a scan each time. */
    private static final int MOST_KEPT = 8 * KEPT;

    @FunctionalInterface
    public interface HeatConsumer {
        void accept(int item, double heat);
    }

    private final ItemNumbers numbers;
    private final double halfLifeMillis;
    private HeatOrder kept;
    /** Whether the last scan left out items because they were over. */
    private boolean hasLeftOut;
    /** {@link Lifetimes#comebacks} at the last scan. */
    private long comebacks;

    HottestItems(ItemNumbers numbers, double halfLifeMillis) {
        this.numbers = numbers;
        this.halfLifeMillis = halfLifeMillis;
        this.kept = new HeatOrder(numbers, halfLifeMillis, KEPT);
    }

    /** Sets the heat of an item. {@link Heat#NONE} removes it. */
    public void put(int item, double heat) {
        kept.put(item, heat);
    }

    /**
     * The hottest wanted items, scored by their decayed popularity.
     *
     * @param lifetimes of the items; an item that is over is not wanted
     * @param all passes on all items with their heats; called only when the kept items do not fill the list
     */
    public RankedItems take(
            int limit, long asOfMillis, IntPredicate isWanted, Lifetimes lifetimes, Consumer<HeatConsumer> all) {
        if (hasLeftOut && comebacks != lifetimes.comebacks()) {
            kept = scan(kept.room, asOfMillis, lifetimes, all);
        }
        HeatOrder read = kept;
        RankedItems taken = read.take(limit, asOfMillis, isWanted);
        while (taken.size() < limit && !read.isEverything()) {
            // Kept items may have cooled below the bound, or are over.
            boolean hasLost = read.hasRoom() || read.hasAny(item -> lifetimes.isOver(item, asOfMillis));
            read = scan(hasLost ? read.room : 2 * read.room, asOfMillis, lifetimes, all);
            if (read.room <= MOST_KEPT) {
                kept = read;
            }
            taken = read.take(limit, asOfMillis, isWanted);
        }
        return taken;
    }

    private HeatOrder scan(int room, long asOfMillis, Lifetimes lifetimes, Consumer<HeatConsumer> all) {
        var hottest = new HeatOrder(numbers, halfLifeMillis, room);
        hasLeftOut = false;
        comebacks = lifetimes.comebacks();
        all.accept((item, heat) -> {
            if (lifetimes.isOver(item, asOfMillis)) {
                hasLeftOut = true;
            } else {
                hottest.put(item, heat);
            }
        });
        return hottest;
    }
}
