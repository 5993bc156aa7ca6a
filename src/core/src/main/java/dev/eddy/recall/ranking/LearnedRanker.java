package dev.eddy.recall.ranking;

import dev.eddy.recall.cluster.LearnedReturns;
import java.util.Map;

/**
 * State of a cluster's {@link LinearRanker}, by feature name, so that it outlives the features' order.
 *
 * @param weights of a feature: the base weight, then the extra weight of each {@link Context} in order
 * @param squares decayed sums of the squared gradients, in the same order
 * @param samples clicks sampled so far
 * @param returns how often items come back
 * @param successes clicks that may lead to more
 */
public record LearnedRanker(
        Map<String, double[]> weights,
        Map<String, double[]> squares,
        long samples,
        LearnedReturns returns,
        LearnedSuccesses successes) {
    /** State of before there were successes has none. */
    public LearnedRanker {
        successes = successes == null ? LearnedSuccesses.NONE : successes;
    }
}
