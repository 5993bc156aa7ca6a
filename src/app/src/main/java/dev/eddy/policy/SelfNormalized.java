package dev.eddy.policy;

/**
 * Sum of the weighted rewards, over the sum of the weights. Its bias vanishes as the log grows. It is never above the largest
 * reward, and an error by the same factor in all propensities does not matter.
 *
 * @see <a href="https://proceedings.neurips.cc/paper/2015/hash/39027dfad5138c9ca0c474d71db915c3-Abstract.html">Swaminathan and
 *     Joachims, "The self-normalized estimator for counterfactual learning", NeurIPS 2015</a>
 */
public final class SelfNormalized implements ValueEstimator {
    @Override
    public double value(WeightedLog log) {
        return log.mean(i -> log.weight(i) * log.reward(i)) / log.meanWeight();
    }

    @Override
    public Estimate estimate(WeightedLog log) {
        double weight = log.meanWeight();
        double expected = log.mean(i -> log.weight(i) * log.spread(i)) / weight;
        double noise = log.standardError(i -> log.weight(i) * (log.spread(i) - expected)) / weight;
        return log.estimate(value(log), weight * log.size(), noise);
    }
}
