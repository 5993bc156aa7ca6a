package dev.eddy.recall.cluster;

import dev.eddy.recall.items.Marks;
import dev.eddy.recall.items.Scores;
import dev.eddy.user.Interaction;

/**
 * Which of the items a member had come back, and how likely each is to be clicked next: by the {@link ReturnRates} of its age and
 * count, times the item's {@link ClusterIndex#returnFactor}. Only a member's recents come back; of older items nothing is learned.
 */
public final class ReturningItems {
    private final ClusterIndex index;

    ReturningItems(ClusterIndex index) {
        this.index = index;
    }

    /** Adds the numbers of the items that a member had and that are not due. */
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
        // Where little comes back this is the common case, and spares finding the bin.
        return rates.largest() * factor >= ReturnRates.LEAST
                && rates.of(member.clicks[recent], asOfMillis) * factor >= ReturnRates.LEAST;
    }

    /** Adds the score of each of a member's recents that is not hidden, by slot. */
    public void score(IndexedMember member, long asOfMillis, ReturnRates rates, Marks hidden, Scores scores) {
        for (int recent = 0; recent < member.recents.length; recent++) {
            int slot = member.recents[recent];
            if (!hidden.contains(index.numberOf[slot])) {
                scores.add(slot, rates.of(member.clicks[recent], asOfMillis) * factor(member, recent));
            }
        }
    }

    /** Whether a click is on an item among a member's recents, and a return to it. */
    boolean isReturn(IndexedMember member, int number, Interaction click) {
        for (int recent = 0; recent < member.recents.length; recent++) {
            if (index.numberOf[member.recents[recent]] == number) {
                return ReturnRates.isReturn(member.clicks[recent], click);
            }
        }
        return false;
    }

    private double factor(IndexedMember member, int recent) {
        return index.returnFactor(index.items.at(member.recents[recent]));
    }
}
