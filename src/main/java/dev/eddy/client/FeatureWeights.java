package dev.eddy.client;

import dev.eddy.recall.ranking.Context;
import dev.eddy.recall.ranking.FeatureSpace;
import java.util.List;

/**
 * Weights of one feature in a ranker.
 *
 * @param feature by its {@link FeatureSpace} name
 * @param weights first the base weight, then one addition per {@link Context}, in the order of the enum
 */
public record FeatureWeights(String feature, List<Double> weights) {}
