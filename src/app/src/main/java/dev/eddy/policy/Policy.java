package dev.eddy.policy;

import java.util.Set;

/** Chooses items at random, each with a known probability. */
@FunctionalInterface
public interface Policy {
    /**
     * Probability that the policy chooses an item in a context. Over all items the probabilities have the sum 1.
     *
     * @param items all items of the log, one of which is {@code itemId}
     */
    double probability(String itemId, ChoiceContext context, Set<String> items);
}
