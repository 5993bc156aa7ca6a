package dev.eddy.policy;

import java.util.stream.IntStream;

/**
 * Exponent by which rewards rise or fall with the weight of a choice, beside what the model expects of item and position.
 *
 * <p>A policy that knows its users shows each what that user likes. Then choices with large weights earn less than other
 * choices of the same item. With a policy that is worse than chance they earn more. The exponent has the highest posterior
 * density in a Poisson regression, with a normal prior of standard deviation 1 around 0.
 */
final class WeightTrend {
    private static final double LARGEST = 2;
    private static final int HALVINGS = 20;

    private final double[] logWeights;
    private final double[] expected;
    private final double rewards;
    private final double meanLogWeight;

    /**
     * @param weights choices of weight 0 are left out
     * @param meanReward mean of the rewards above 0
     */
    WeightTrend(double[] weights, double[] rewards, double[] expected, double meanReward) {
        int[] used =
                IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
        logWeights = IntStream.of(used).mapToDouble(i -> Math.log(weights[i])).toArray();
        this.expected = IntStream.of(used).mapToDouble(i -> expected[i]).toArray();
        double earned = IntStream.of(used).mapToDouble(i -> rewards[i]).sum();
        this.rewards = earned / meanReward;
        meanLogWeight = earned == 0
                ? 0
                : IntStream.range(0, used.length)
                                .mapToDouble(i -> rewards[used[i]] * logWeights[i])
                                .sum()
                        / earned;
    }

    double exponent() {
        double low = -LARGEST;
        double high = LARGEST;
        // The slope falls with the exponent.
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (slope(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Derivative of the logarithm of the posterior density. */
    private double slope(double exponent) {
        double sum = 0;
        double logs = 0;
        for (int i = 0; i < logWeights.length; i++) {
            double trend = expected[i] * Math.exp(exponent * logWeights[i]);
            sum += trend;
            logs += trend * logWeights[i];
        }
        return rewards * (meanLogWeight - logs / sum) - exponent;
    }
}
