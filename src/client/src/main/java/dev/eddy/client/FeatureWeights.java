package dev.eddy.client;

import java.util.List;

/** Weights of one feature in a ranker: first the base weight, then one addition per context, in the order of the contexts. */
public record FeatureWeights(String feature, List<Double> weights) {}
