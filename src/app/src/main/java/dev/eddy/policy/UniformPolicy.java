package dev.eddy.policy;

import java.util.Set;

/** Chooses each item of the log with the same probability. */
public final class UniformPolicy implements Policy {
    @Override
    public double probability(String itemId, ChoiceContext context, Set<String> items) {
        return 1.0 / items.size();
    }
}
