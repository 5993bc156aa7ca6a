package dev.eddy.policy;

/**
 * Sum of the weighted rewards, over the number of choices. Without bias, but a few large weights can dominate it.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1952.10483446">Horvitz and Thompson, "A generalization of sampling without
 *     replacement from a finite universe", Journal of the American Statistical Association 1952</a>
 */
public final class InversePropensity implements ValueEstimator {
    @Override
    public double value(WeightedLog log) {
        return log.mean(i -> log.weight(i) * log.reward(i));
    }

    @Override
    public Estimate estimate(WeightedLog log) {
        double noise = log.standardError(i -> log.weight(i) * log.spread(i));
        return log.estimate(value(log), log.size(), noise);
    }
}
