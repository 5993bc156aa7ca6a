package dev.eddy.recall.ranking;

import java.util.List;

/**
 * What a sampled click teaches a {@link LinearRanker}.
 *
 * @param gradient of the click's log-likelihood, by feature; empty for an item that was not recalled
 * @param contexts of the list
 */
record Lesson(double[] gradient, List<Context> contexts) {
    static final Lesson NONE = new Lesson(new double[0], List.of());
}
