package dev.eddy.recall.ranking;

import dev.eddy.recall.cluster.LearnedReturns;
import java.util.Map;

/**
 * What a cluster's {@link LinearRanker} has learned, as it is kept in state: by the names of the features, so that it outlives
 * their order.
 *
 * @param weights of a feature: the one that always counts, then what each {@link Context} adds to it, in their order
 * @param squares decay sums of the squared gradients, alike
 * @param samples clicks that were looked for so far
 * @param returns how often items came back that users had
 */
public record LearnedRanker(
        Map<String, double[]> weights, Map<String, double[]> squares, long samples, LearnedReturns returns) {}
