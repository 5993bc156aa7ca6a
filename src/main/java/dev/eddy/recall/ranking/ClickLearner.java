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
    private static final long LATE_MILLIS = 100;
    private static final long VERY_LATE_MILLIS = 1_000;

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
     * @param waitedMillis time since the click's append
     */
    public boolean isDue(
            Member before, Interaction click, ClusterModel cluster, LinearRanker ranker, long waitedMillis) {
        return before != null
                && click != null
                && isInSample(before.userId(), click.atMillis(), share(ranker.samples(), waitedMillis))
                && (isRecallable(before, click, cluster, ranker)
                        || (options.learning() != Learning.OFF && cluster.isReturn(before.userId(), click)));
    }

    private static boolean isRecallable(Member before, Interaction click, ClusterModel cluster, LinearRanker ranker) {
        int clicked = cluster.numbers().find(click.itemId());
        return clicked == ItemNumbers.NONE
                || !cluster.hiddenFrom(before.userId(), click.atMillis(), ranker.returnRates())
                        .contains(clicked);
    }

    private static boolean isInSample(String userId, long atMillis, double share) {
        return SplitMix64.uniform(userId.hashCode() * 31L + atMillis) < share;
    }

    /**
     * Almost all clicks of a new cluster, which so learns fast; a fixed share in the long run. Sampling holds up other clicks,
     * so of late clicks never more than that, and a quarter of it once lists are put off.
     */
    private double share(long samples, long waitedMillis) {
        double last = options.learner().sampleShare();
        if (waitedMillis > VERY_LATE_MILLIS) {
            return last / 4;
        }
        double first =
                options.learner().sampleFirst() / Math.max(1, options.learner().sampleFirst() + (double) samples);
        return waitedMillis > LATE_MILLIS ? last : Math.max(last, first);
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
