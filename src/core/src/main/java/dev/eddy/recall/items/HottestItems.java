package dev.eddy.recall.items;

import dev.eddy.vector.Heat;
import dev.eddy.vector.HeatScale;
import dev.eddy.vector.TopK;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * The hottest items at one half-life, kept in order as heats change. The order does not depend on the instant. Items that are out
 * leave it and come back when they are in again. Only the best 500 are kept at first. A reader who needs more causes a pass over
 * all items, which keeps twice as many for the next reader.
 */
public final class HottestItems {
    /** Places at first: several times a list, so that the items that one reader must not get seldom exhaust them. */
    private static final int KEPT = 500;
    /** Places at most, 80 KB. A reader who needs more causes a pass each time. */
    private static final int MOST_KEPT = 8 * KEPT;

    @FunctionalInterface
    public interface HeatConsumer {
        void accept(int item, double heat);
    }

    /**
     * The heats of all items.
     *
     * @param of by item; {@link Heat#NONE} for an unknown one
     * @param forEach passes on all items with their heats
     */
    public record Heats(IntToDoubleFunction of, Consumer<HeatConsumer> forEach) {
        double rounded(int item) {
            return HeatOrder.rounded(of.applyAsDouble(item));
        }
    }

    private final ItemNumbers numbers;
    private final double halfLifeMillis;
    private HeatOrder kept;
    /** {@link Lifetimes#changes} that the order has followed. */
    private long changes;
    /** From this instant until the next one no item that was left out can be recalled, so the order is exact. */
    private long exactFromMillis = Long.MIN_VALUE;

    private long exactUntilMillis = Long.MAX_VALUE;
    /** Items looked at for all lists until now. */
    private long visited;

    HottestItems(ItemNumbers numbers, double halfLifeMillis) {
        this.numbers = numbers;
        this.halfLifeMillis = halfLifeMillis;
        this.kept = new HeatOrder(numbers, halfLifeMillis, KEPT);
    }

    /** Sets the heat of an item. {@link Heat#NONE} removes it. */
    public void put(int item, double heat) {
        kept.put(item, heat);
    }

    long visited() {
        return visited;
    }

    /**
     * The hottest wanted items, scored by their decayed popularity. Exact at any instant: one at which items may be recalled that are
     * out at the clock costs a pass over all items.
     */
    public RankedItems take(int limit, long asOfMillis, IntPredicate isWanted, Lifetimes lifetimes, Heats all) {
        follow(lifetimes, all);
        if (!isExact(asOfMillis)) {
            return pass(limit, asOfMillis, isWanted, all);
        }
        RankedItems taken = kept(limit, asOfMillis, isWanted, lifetimes);
        // Kept items may have cooled below the bound, or are out.
        if (isShort(taken, limit) && (kept.hasRoom() || kept.room < MOST_KEPT)) {
            refill(kept.hasRoom() ? kept.room : 2 * kept.room, lifetimes, all);
            taken = kept(limit, asOfMillis, isWanted, lifetimes);
        }
        return isShort(taken, limit) || !isExact(asOfMillis) ? pass(limit, asOfMillis, isWanted, all) : taken;
    }

    private RankedItems kept(int limit, long asOfMillis, IntPredicate isWanted, Lifetimes lifetimes) {
        return kept.take(limit, asOfMillis, isWanted, item -> {
            visited++;
            return isLeftOut(item, lifetimes);
        });
    }

    private boolean isShort(RankedItems taken, int limit) {
        return taken.size() < limit && !kept.isEverything();
    }

    private boolean isExact(long asOfMillis) {
        return exactFromMillis <= asOfMillis && asOfMillis < exactUntilMillis;
    }

    /** Takes the items in again that were out. */
    private void follow(Lifetimes lifetimes, Heats all) {
        boolean areKnown =
                lifetimes.forEachChange(changes, item -> kept.put(item, all.of().applyAsDouble(item)));
        changes = lifetimes.changes();
        if (!areKnown || exactUntilMillis <= lifetimes.clockMillis()) {
            refill(kept.room, lifetimes, all);
        }
    }

    /** Whether an item is out; then the order is exact only as of instants at which it cannot be recalled. */
    private boolean isLeftOut(int item, Lifetimes lifetimes) {
        if (!lifetimes.isOut(item)) {
            return false;
        }
        long since = lifetimes.sinceMillis(item);
        long until = lifetimes.untilMillis(item);
        if (since < until && since > lifetimes.clockMillis()) {
            exactUntilMillis = Math.min(exactUntilMillis, since);
        } else if (since < until) {
            exactFromMillis = Math.max(exactFromMillis, until);
        }
        return true;
    }

    private void refill(int room, Lifetimes lifetimes, Heats all) {
        exactFromMillis = Long.MIN_VALUE;
        exactUntilMillis = Long.MAX_VALUE;
        TopK best = best(room + 1, item -> !isLeftOut(item, lifetimes), all);
        kept = new HeatOrder(numbers, halfLifeMillis, room, best, all::rounded);
    }

    private RankedItems pass(int limit, long asOfMillis, IntPredicate isWanted, Heats all) {
        TopK best = best(limit, isWanted, all);
        var scale = new HeatScale(halfLifeMillis);
        float[] scores = new float[best.size()];
        for (int rank = 0; rank < scores.length; rank++) {
            double heat = all.rounded(best.id(rank));
            scale.follow(heat);
            scores[rank] = (float) Math.min(Heat.LARGEST_SCORE, scale.number(heat) * scale.factor(asOfMillis));
        }
        return new RankedItems(numbers, best.ids(), scores);
    }

    /** The hottest allowed items, best first, in one pass. */
    private TopK best(int count, IntPredicate isAllowed, Heats all) {
        // A float is too coarse for a heat, so the order compares those of equal scores again.
        TopK best = TopK.ofFinite(count, (a, b) -> {
            int hotterFirst = Double.compare(all.rounded(b), all.rounded(a));
            return (hotterFirst != 0 ? hotterFirst : numbers.compare(a, b)) < 0;
        });
        all.forEach().accept((item, heat) -> {
            visited++;
            float score = (float) HeatOrder.rounded(heat);
            if (best.wouldKeep(score) && isAllowed.test(item)) {
                best.offer(item, score);
            }
        });
        return best.sorted();
    }
}
