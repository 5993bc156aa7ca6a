package dev.eddy.recall.ranking;

/**
 * What a feature adds to a candidate's score: the value times the weight.
 *
 * @param feature by its {@link FeatureSpace} name
 */
public record FeaturePart(String feature, double value, double weight) {
    /** What it adds. */
    public double amount() {
        return value * weight;
    }
}
