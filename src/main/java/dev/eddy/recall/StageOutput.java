package dev.eddy.recall;

import java.util.function.Consumer;

/**
 * Where the results of the cluster stage go.
 *
 * @param candidates take a user's lists
 * @param shared take lists and news for all readers
 * @param explanations take answers to questions
 */
public record StageOutput(
        Consumer<Candidates> candidates, Consumer<SharedUpdate> shared, Consumer<Explanation> explanations) {}
