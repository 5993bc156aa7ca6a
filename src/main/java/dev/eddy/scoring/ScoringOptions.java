package dev.eddy.scoring;

import dev.eddy.behaviour.Allowed;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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
        Allowed.between("scoring.list-size", listSize, 1, 1_000);
        Allowed.positive("scoring.freshness-half-life", freshnessHalfLife);
        Allowed.within("scoring.prior-ctr", priorCtr, 0, 1);
        Allowed.positive("scoring.prior-impressions", priorImpressions);
        Allowed.within("scoring.default-quality", defaultQuality, 0, 1);
        Map<String, Double> all = new LinkedHashMap<>();
        FeatureSpace.names().forEach(name -> all.put(name, 0.0));
        weights.forEach((name, weight) -> {
            Allowed.that(all.containsKey(name), "scoring.weights", name, "the features " + all.keySet());
            Allowed.within("scoring.weights." + name, weight, -1_000, 1_000);
            all.put(name, weight);
        });
        weights = Collections.unmodifiableMap(all);
    }

    /** The shipped settings. */
    public static ScoringOptions defaults() {
        return new ScoringOptions(100, DefaultWeights.get(), Duration.ofDays(14), .05, 20, .5);
    }
}
