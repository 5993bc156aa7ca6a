package dev.eddy.policy;

import dev.eddy.vector.SplitMix64;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Predicts each choice's reward with a model that is fitted to other choices, so that no choice predicts itself (Chernozhukov et
 * al., "Double/debiased machine learning", The Econometrics Journal 2018).
 */
final class CrossFitting {
    private static final int FOLDS = 5;

    private final List<LoggedChoice> choices;
    private final List<RewardModel> models = new ArrayList<>();

    CrossFitting(List<LoggedChoice> choices) {
        this.choices = choices;
        for (int fold = 0; fold < FOLDS; fold++) {
            List<LoggedChoice> others = new ArrayList<>();
            for (int i = 0; i < choices.size(); i++) {
                if (fold(i) != fold) {
                    others.add(choices.get(i));
                }
            }
            models.add(RewardModel.of(others));
        }
    }

    /** A hash, since the places of a list take turns in a log, and would each have a fold of their own. */
    private static int fold(int index) {
        return (int) Long.remainderUnsigned(SplitMix64.mix(index + 1L), FOLDS);
    }

    /** Expected reward of the item of each choice. */
    double[] predicted() {
        double[] predicted = new double[choices.size()];
        for (int i = 0; i < predicted.length; i++) {
            LoggedChoice choice = choices.get(i);
            predicted[i] = models.get(fold(i))
                    .expected(choice.itemId(), choice.context().position());
        }
        return predicted;
    }

    /** Expected reward of what a policy would have chosen instead, for each choice. */
    double[] expected(Policy policy, Set<String> items) {
        // Many choices have the same context.
        List<Map<ChoiceContext, Double>> known = new ArrayList<>();
        models.forEach(model -> known.add(new HashMap<>()));
        double[] expected = new double[choices.size()];
        for (int i = 0; i < expected.length; i++) {
            RewardModel model = models.get(fold(i));
            expected[i] = known.get(fold(i)).computeIfAbsent(choices.get(i).context(), context -> {
                double sum = 0;
                for (String item : items) {
                    sum += policy.probability(item, context, items) * model.expected(item, context.position());
                }
                return sum;
            });
        }
        return expected;
    }
}
