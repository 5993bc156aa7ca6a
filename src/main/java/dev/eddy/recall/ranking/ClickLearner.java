package dev.eddy.recall.ranking;

import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.ranking.ScoringOptions.Learning;
import dev.eddy.user.Interaction;
import dev.eddy.vector.SplitMix64;

/**
 * Selects the clicks that are sampled and teaches the ranker from them. A sampled click costs as much as a refresh.
 * The selection is the same in every run.
 */
public final class ClickLearner {
    private final ScoringOptions options;
    private final Recaller recaller;

    /** @param recaller whose last recall the ranker learns from */
    public ClickLearner(ScoringOptions options, Recaller recaller) {
        this.options = options;
        this.recaller = recaller;
    }

    /**
     * Whether a click is sampled. Its item must be one that could have been recalled, or, while it is learned which
     * items come back, one that the member had before.
     *
     * @param before the member before the click, or null
     * @param click null when there was none
     * @param isLate whether the click has waited for more than 100 ms; then only the long-run share is sampled
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

    /** Almost all clicks of a new cluster, which so learns fast; a fixed share in the long run. */
    private boolean isInSample(String userId, long atMillis, long samples) {
        double first =
                options.learner().sampleFirst() / Math.max(1, options.learner().sampleFirst() + (double) samples);
        return SplitMix64.uniform(userId.hashCode() * 31L + atMillis)
                < Math.max(options.learner().sampleShare(), first);
    }

    /** Learns from a click that was sampled in the last recall, which was for the member before the click. */
    public void learn(Member before, Interaction click, ClusterModel cluster, LinearRanker ranker, ItemTable table) {
        ranker.countSample();
        if (options.learning() == Learning.ON) {
            recaller.learn(ranker, cluster, table, click.itemId());
            cluster.learnReturns(ranker.returnRates(), before.userId(), click);
        }
    }
}
