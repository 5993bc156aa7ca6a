package dev.eddy.recall.ranking;

/**
 * Part of a candidate's score that one feature adds: value times weight.
 *
 * @param feature name in {@link FeatureSpace}
 */
public record FeaturePart(String feature, double value, double weight) {
    public double amount() {
        return value * weight;
    }
}
