package dev.eddy.recall.ranking;

import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.user.Interaction;
import dev.eddy.vector.SplitMix64;

/**
 * Test, then learn: which clicks are looked for in what is recalled for the member just before, and what the ranker takes
 * from it. A sample of them, the same in every run: each look costs as much as a refresh.
 */
public final class ClickLearner {
    private final ScoringOptions options;
    private final Recaller recaller;

    /** @param recaller whose last recall is what is learned from */
    public ClickLearner(ScoringOptions options, Recaller recaller) {
        this.options = options;
        this.recaller = recaller;
    }

    /**
     * Whether a click is to be looked for: one of an item that could have been recalled, or, where it is learned which items come
     * back, that the member had before.
     *
     * @param before the member before the click, or null
     * @param click null when there was none
     * @param isLate whether the click has waited as it is: then no more are looked for than in the long run
     */
    public boolean isDue(Member before, Interaction click, ClusterModel cluster, LinearRanker ranker, boolean isLate) {
        return before != null
                && click != null
                && isInSample(before.userId(), click.atMillis(), isLate ? Long.MAX_VALUE : ranker.samples())
                && (isRecallable(before, click, cluster, ranker)
                        || (options.learning() != Learning.OFF && cluster.isReturn(before.userId(), click)));
    }

    private static boolean isRecallable(Member before, Interaction click, ClusterModel cluster, LinearRanker ranker) {
        int clicked = cluster.numbers().find(click.itemId());
        return clicked == ItemNumbers.NONE
                || !cluster.hiddenFrom(before.userId(), click.atMillis(), ranker.returnRates())
                        .contains(clicked);
    }

    /** At first almost all, so that a new cluster learns fast, and a share in the long run. */
    private boolean isInSample(String userId, long atMillis, long samples) {
        double first = options.sampleFirst() / Math.max(1, options.sampleFirst() + (double) samples);
        return SplitMix64.uniform(userId.hashCode() * 31L + atMillis) < Math.max(options.sampleShare(), first);
    }

    /**
     * Takes note of a click that was looked for in the last recall.
     *
     * @param before the member before the click, whom the last recall was for
     */
    public void learn(Member before, Interaction click, ClusterModel cluster, LinearRanker ranker, ItemTable table) {
        ranker.countLook();
        if (options.learning() == Learning.ON) {
            recaller.learn(ranker, cluster, table, click.itemId());
            cluster.learnReturns(ranker.returnRates(), before.userId(), click);
        }
    }
}
