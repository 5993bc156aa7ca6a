package dev.eddy.scoring;

import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * How the channels' lists become one.
 *
 * @param listSize candidates in the merged list
 * @param weights of the features, by {@link FeatureSpace} name; a feature that is not named weighs nothing
 * @param freshnessHalfLife after which an item's freshness is half
 * @param priorCtr click-through rate of an item nobody was shown
 * @param priorImpressions how many impressions that prior counts for
 * @param defaultQuality of an item whose record states none
 */
public record ScoringOptions(
        int listSize,
        Map<String, Double> weights,
        Duration freshnessHalfLife,
        double priorCtr,
        double priorImpressions,
        double defaultQuality)
        implements Serializable {

    public ScoringOptions {
        if (listSize < 1) {
            throw new IllegalArgumentException("scoring: list-size must be at least 1: " + listSize);
        }
        if (freshnessHalfLife.isNegative() || freshnessHalfLife.isZero()) {
            throw new IllegalArgumentException("scoring: freshness-half-life must be positive: " + freshnessHalfLife);
        }
        if (!(priorCtr >= 0 && priorCtr <= 1) || !(priorImpressions > 0)) {
            throw new IllegalArgumentException("scoring: prior-ctr must be in [0, 1] and prior-impressions positive: "
                    + priorCtr + ", " + priorImpressions);
        }
        if (!(defaultQuality >= 0 && defaultQuality <= 1)) {
            throw new IllegalArgumentException("scoring: default-quality must be in [0, 1]: " + defaultQuality);
        }
        weights = new LinkedHashMap<>(weights);
        var unknown = new TreeSet<>(weights.keySet());
        unknown.removeAll(FeatureSpace.names());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "scoring: no such feature: " + unknown + "; there are " + FeatureSpace.names());
        }
    }

    /** The shipped settings. */
    public static ScoringOptions defaults() {
        return new ScoringOptions(100, DefaultWeights.get(), Duration.ofDays(14), .05, 20, .5);
    }
}
