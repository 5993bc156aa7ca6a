package dev.eddy.recall.cluster;

import dev.eddy.recall.items.Marks;
import dev.eddy.recall.items.Scores;
import dev.eddy.user.Interaction;
import java.util.stream.IntStream;

/**
 * Scores items by the probability that each is the next click. A member's recents: the {@link ReturnRates} of its age and
 * count, times how often members return to the item, relative to the cluster's mean. Older items never return. Items that
 * the member never had: by how many members had them.
 */
public final class ReturningItems {
    /** Members of an average item that are added to each item, so that few members decide little. */
    private static final double PRIOR_HOLDERS = 10;
    /** Least number of returns that is added, for clusters where hardly any item returns. */
    private static final double LEAST_PRIOR_RETURNS = 1;

    private final ClusterIndex index;

    ReturningItems(ClusterIndex index) {
        this.index = index;
    }

    /** Adds the numbers of a member's items that are too unlikely to be the next click. */
    void hide(IndexedMember member, long asOfMillis, ReturnRates rates, Marks hidden) {
        int recent = 0;
        for (int slot : member.had) {
            boolean isRecent = recent < member.recents.length && member.recents[recent] == slot;
            if (!isRecent || !isDue(member, recent, asOfMillis, rates)) {
                hidden.add(index.numberOf[slot]);
            }
            recent += isRecent ? 1 : 0;
        }
    }

    private boolean isDue(IndexedMember member, int recent, long asOfMillis, ReturnRates rates) {
        if (!rates.isProven()) {
            return false;
        }
        double factor = factor(member, recent);
        // The first test spares the search of the bin in most cases.
        return rates.largest() * factor >= ReturnRates.LEAST
                && rates.of(member.clicks[recent], asOfMillis) * factor >= ReturnRates.LEAST;
    }

    /** Adds the scores of a member's recents that are not hidden, by item slot. */
    public void score(IndexedMember member, long asOfMillis, ReturnRates rates, Marks hidden, Scores scores) {
        for (int recent = 0; recent < member.recents.length; recent++) {
            int slot = member.recents[recent];
            if (!hidden.contains(index.numberOf[slot])) {
                scores.add(slot, rates.of(member.clicks[recent], asOfMillis) * factor(member, recent));
            }
        }
    }

    /**
     * Items that somebody may click for the first time, looked up once for many members.
     *
     * @param items their numbers, with slots and shares by the same place
     * @param slots by item, -1 if nobody in the cluster had it
     * @param shares of the cluster's clicks that were somebody's first on the item, 0 to 1
     */
    public record FirstClicks(int[] items, int[] slots, double[] shares) {}

    /** Looks items up by their numbers. */
    public FirstClicks firstClicks(int[] items) {
        int[] slots = IntStream.of(items).map(index::slotOf).toArray();
        double clicks = index.holders + index.returns;
        double[] shares = IntStream.of(slots)
                .mapToDouble(slot -> slot < 0 ? 0 : index.items.at(slot).count / clicks)
                .toArray();
        return new FirstClicks(items, slots, shares);
    }

    /** Adds the scores of items that the member never had, by item slot. Nothing until it was seen that items come back. */
    public void scoreFirstClicks(
            FirstClicks popular, IndexedMember member, ReturnRates rates, Marks hidden, Scores scores) {
        if (!rates.isProven()) {
            return;
        }
        for (int i = 0; i < popular.items.length; i++) {
            int slot = popular.slots[i];
            // Another item may have taken the slot since.
            if (slot >= 0 && index.numberOf[slot] == popular.items[i] && !hidden.contains(popular.items[i])) {
                scores.add(slot, popular.shares[i]);
            }
        }
        for (int slot : member.had) {
            scores.drop(slot);
        }
    }

    /** Whether a click is a return to one of a member's recents. */
    boolean isReturn(IndexedMember member, int number, Interaction click) {
        for (int recent = 0; recent < member.recents.length; recent++) {
            if (index.numberOf[member.recents[recent]] == number) {
                return ReturnRates.isReturn(member.clicks[recent], click);
            }
        }
        return false;
    }

    private double factor(IndexedMember member, int recent) {
        ClusterItem item = index.items.at(member.recents[recent]);
        double mean = index.holders == 0 ? 0 : (double) index.returns / index.holders;
        double prior = Math.max(PRIOR_HOLDERS * mean, LEAST_PRIOR_RETURNS);
        return (item.returns + prior) / (item.count * mean + prior);
    }
}
