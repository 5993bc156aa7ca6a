package dev.eddy.recall.ranking;

import dev.eddy.item.VectorSpace;
import dev.eddy.record.Allowed;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the channels' lists become one.
 *
 * @param listSize candidates in the merged list
 * @param weights of the features, by {@link FeatureSpace} name, also of spaces that may not be there; a feature that is not
 *     named weighs nothing
 * @param learning where the weights come from
 * @param learningRate length of the learner's steps
 * @param weightDecay how strongly a step draws each weight back to the configured one
 * @param sampleShare share of the clicks that are looked for in a list made just before them, to learn from and to meter
 * @param sampleFirst so many of a cluster's samples are taken before the share has come down to half
 * @param freshnessHalfLife after which an item's freshness is half
 * @param priorCtr click-through rate of an item nobody was shown
 * @param priorImpressions how many impressions that prior counts for
 * @param defaultQuality of an item whose record states none
 */
public record ScoringOptions(
        int listSize,
        Learning learning,
        Map<String, Double> weights,
        double learningRate,
        double weightDecay,
        double sampleShare,
        int sampleFirst,
        Duration freshnessHalfLife,
        double priorCtr,
        double priorImpressions,
        double defaultQuality)
        implements Serializable {
    public ScoringOptions {
        Allowed.between("scoring.list-size", listSize, 1, 1_000);
        Allowed.that(learning != null, "scoring.learning", learning, "on, frozen, off");
        Allowed.within("scoring.learning-rate", learningRate, 0, 10);
        Allowed.within("scoring.weight-decay", weightDecay, 0, 1);
        Allowed.within("scoring.sample-share", sampleShare, 0, 1);
        Allowed.between("scoring.sample-first", sampleFirst, 0, 1_000_000_000);
        Allowed.positive("scoring.freshness-half-life", freshnessHalfLife);
        Allowed.within("scoring.prior-ctr", priorCtr, 0, 1);
        Allowed.positive("scoring.prior-impressions", priorImpressions);
        Allowed.within("scoring.default-quality", defaultQuality, 0, 1);
        Map<String, Double> all = new LinkedHashMap<>();
        FeatureSpace.BUILT_IN.names().forEach(name -> all.put(name, 0.0));
        weights.forEach((name, weight) -> {
            Allowed.that(
                    all.containsKey(name) || FeatureSpace.isOfASpace(name),
                    "scoring.weights",
                    name,
                    "the features " + all.keySet() + ", and those of spaces, such as u2i:title.score");
            Allowed.within("scoring.weights." + name, weight, -1_000, 1_000);
            all.put(name, weight);
        });
        weights = Collections.unmodifiableMap(all);
    }

    /**
     * Refuses weights of spaces that are not there.
     *
     * @param spaces those that are, beside that of the tag vectors
     */
    public void requireFeatures(List<VectorSpace> spaces) {
        List<String> features = FeatureSpace.of(spaces).names();
        weights.forEach((name, weight) -> Allowed.that(
                features.contains(name), "scoring.weights." + name, weight, "those of spaces that catalog.spaces has"));
    }

    /** The shipped settings. */
    public static ScoringOptions defaults() {
        return new ScoringOptions(
                100,
                Learning.ON,
                FeatureSpace.initialWeights(),
                .15,
                .01,
                .1,
                10_000,
                Duration.ofDays(14),
                .05,
                20,
                .5);
    }

    /** With the weights from elsewhere. */
    public ScoringOptions with(Learning other) {
        return new ScoringOptions(
                listSize,
                other,
                weights,
                learningRate,
                weightDecay,
                sampleShare,
                sampleFirst,
                freshnessHalfLife,
                priorCtr,
                priorImpressions,
                defaultQuality);
    }
}
