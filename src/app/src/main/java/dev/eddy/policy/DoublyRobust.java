package dev.eddy.policy;

/**
 * Mean reward that a model expects under the policy, plus the weighted mean of what the model got wrong. Without bias whatever the
 * model, since the model of a choice is fitted to other choices; the better the model, the smaller the variance.
 *
 * @see <a href="https://arxiv.org/abs/1103.4601">Dudík, Langford and Li, "Doubly robust policy evaluation and learning", ICML
 *     2011</a>
 */
public final class DoublyRobust implements ValueEstimator {
    @Override
    public double value(WeightedLog log) {
        return log.mean(i -> log.expected(i) + log.weight(i) * (log.reward(i) - log.predicted(i)));
    }

    @Override
    public Estimate estimate(WeightedLog log) {
        return log.estimate(value(log), log.size(), log.standardError(log::expected));
    }
}
