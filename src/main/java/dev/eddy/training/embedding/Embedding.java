package dev.eddy.training.embedding;

import java.util.List;

/**
 * Two vectors for each word. A word's input vector and another's output vector have a large inner product if the other is
 * near it in sequences.
 *
 * @param meanLoss mean cross entropy of a pair and its random words in the last pass
 */
public record Embedding(List<String> words, float[][] input, float[][] output, double meanLoss) {}
