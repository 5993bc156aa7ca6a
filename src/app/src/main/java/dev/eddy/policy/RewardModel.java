package dev.eddy.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Expected reward of an item at a position: the overall mean, times a factor of the position, times a factor of the item.
 *
 * <p>A factor is the earned reward divided by the reward that the rest of the model expects. Both include the same prior of a few
 * rewards, so the factor of few data is near 1 (the posterior mean of a Poisson rate with a gamma prior, as in DuMouchel, "Bayesian data mining in large
 * frequency tables", The American Statistician 1999). An item's factor is fitted after those of the positions, so that items that
 * stand at the top do not look better than they are. The model is simple on purpose: a log has few rewards, and the estimators need
 * no true model.
 */
final class RewardModel {
    /** Number of mean rewards in the prior of a factor. */
    private static final double PRIOR_REWARDS = 10;

    private final double mean;
    private final Map<Integer, Double> positionFactors;
    private final Map<String, Double> itemFactors;

    private RewardModel(double mean, Map<Integer, Double> positionFactors, Map<String, Double> itemFactors) {
        this.mean = mean;
        this.positionFactors = positionFactors;
        this.itemFactors = itemFactors;
    }

    /** The model that fits some choices; without rewards it expects none anywhere. */
    static RewardModel of(List<LoggedChoice> choices) {
        double sum = 0;
        long rewarded = 0;
        for (LoggedChoice choice : choices) {
            sum += choice.reward();
            rewarded += choice.reward() > 0 ? 1 : 0;
        }
        if (rewarded == 0) {
            return new RewardModel(0, Map.of(), Map.of());
        }
        double mean = sum / choices.size();
        double prior = PRIOR_REWARDS * sum / rewarded;
        Map<Integer, Double> positions =
                factors(choices, choice -> choice.context().position(), choice -> mean, prior);
        Map<String, Double> items = factors(
                choices,
                LoggedChoice::itemId,
                choice -> mean * positions.get(choice.context().position()),
                prior);
        return new RewardModel(mean, positions, items);
    }

    private static <K> Map<K, Double> factors(
            List<LoggedChoice> choices,
            Function<LoggedChoice, K> key,
            Function<LoggedChoice, Double> expectation,
            double prior) {
        Map<K, double[]> sums = new HashMap<>();
        for (LoggedChoice choice : choices) {
            double[] earnedAndExpected = sums.computeIfAbsent(key.apply(choice), any -> new double[] {prior, prior});
            earnedAndExpected[0] += choice.reward();
            earnedAndExpected[1] += expectation.apply(choice);
        }
        Map<K, Double> factors = new HashMap<>();
        sums.forEach((any, earnedAndExpected) -> factors.put(any, earnedAndExpected[0] / earnedAndExpected[1]));
        return factors;
    }

    double expected(String itemId, int position) {
        return mean * positionFactors.getOrDefault(position, 1.0) * itemFactors.getOrDefault(itemId, 1.0);
    }
}
