package dev.eddy.client;

import dev.eddy.recall.ranking.Context;
import dev.eddy.recall.ranking.FeatureSpace;
import java.util.List;

/**
 * What one feature weighs in a ranker.
 *
 * @param feature by its {@link FeatureSpace} name
 * @param weights the one that always counts, then what each {@link Context} adds to it, in their order
 */
public record FeatureWeights(String feature, List<Double> weights) {}
