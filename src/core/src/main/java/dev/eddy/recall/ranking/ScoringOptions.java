package dev.eddy.recall.ranking;

import dev.eddy.control.Variant;
import dev.eddy.item.VectorSpace;
import dev.eddy.option.Allowed;
import dev.eddy.option.Option;
import dev.eddy.option.Options;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Options of ranking: how the channels' lists become one. */
public record ScoringOptions(
        @Option(key = "scoring.list-size", defaultValue = "100", range = "1 to 1000", text = """
                Candidates in the merged list of a user. They leave a ranking service a choice. A list of 100 takes
                about 1.6 KB of Redis.""")
        int listSize,

        @Option(key = "scoring.learning", defaultValue = "on", text = """
                Source of the ranker's weights. With on, each cluster learns them from its clicks, starting from
                internal.scoring.weights. With frozen they stay as learned. With off they are
                internal.scoring.weights.""")
        Learning learning,

        @Option(key = "scoring.success", defaultValue = Success.DEFAULT, range = Success.FORM, text = """
                What the ranker learns to bring about: how much an event of each type is worth, and with :value how much
                each unit of its value. The default counts the first sampled event on an item. Keep the usual
                worth near 1, as exploration expects. An item counts once, by the event
                that is worth most, so with click:0.1, purchase:0.05:value a click that leads to a purchase of 40 counts
                2. An event counts 100 at most.""")
        String success,

        @Option(key = "scoring.variety", defaultValue = "off", text = """
                How different the first 50 items of a list are from each other. With light and strong, at most 5 or 3
                items of one author are among 20, and at most 19 of one category, where others are left; of the same
                author there are fewer where others are nearly as good, and items similar to one before come later.
                Clicks on the first 20 become 1 to 4 % fewer.""")
        Variety variety,

        @Option(key = "scoring.exploration", defaultValue = "0.0", range = "0 to 1", text = """
                Share of the places of a list that go to items the ranker is unsure of, by Thompson sampling. The list
                names the probability of each of them, the propensity. With 0.1 every tenth place is explored.""")
        double exploration,

        @Option(key = "internal.scoring.weights", range = "-1000 to 1000", text = """
                Weight of a feature, to begin with or for good: see scoring.learning. CHANNEL.score is a share of the
                best score in the channel's list, CHANNEL.rank is 1 / (1 + rank / 10). With learning off, a channel
                whose two weights are 0 is not computed unless it is served.""")
        Map<String, Double> weights,

        Learner learner,

        FeatureOptions features)
        implements Serializable {

    /** How the weights are learned from sampled clicks. */
    public record Learner(
            @Option(key = "internal.scoring.learning-rate", defaultValue = "0.08", range = "0 to 10", text = """
                How far each sampled click moves the learned weights. 0.05 to 0.1 end within a percent of each other
                on our streams. Less is slower at first, more is restless, above all with many features.""")
            double learningRate,

            @Option(key = "internal.scoring.sample-share", defaultValue = "0.1", range = "0 to 1", text = """
                Share of the clicks that are sampled: a list made just before the click is searched for it, to learn
                and to measure the live hit rate. A sample costs as much as a refresh. Every tenth click finds nearly
                as much as all of them.""")
            double sampleShare,

            @Option(
                    key = "internal.scoring.sample-first",
                    defaultValue = "10000",
                    range = "0 to 1000000000",
                    text = """
                Samples of a new cluster after which the share of sampled clicks has come down to half. The cluster
                learns fast at first, as long as clicks need not wait. 3000 recalls 0.3 to 0.8 % less.""")
            int sampleFirst)
            implements Serializable {}

    /** Source of the ranker's weights. */
    public enum Learning {
        /** Learned from each cluster's clicks, starting from the configured weights. */
        ON,
        /** As learned so far, without further learning. */
        FROZEN,
        /** As configured. */
        OFF
    }

    /** Key of the weights; the name of a feature follows it. */
    public static final String WEIGHTS = "internal.scoring.weights";

    /** Takes weights by {@link FeatureSpace} name, also of spaces that may not be there. Other features weigh 0. */
    public ScoringOptions {
        Map<String, Double> all = new LinkedHashMap<>();
        FeatureSpace.BUILT_IN.names().forEach(name -> all.put(name, 0.0));
        weights.forEach((name, weight) -> {
            Allowed.that(
                    all.containsKey(name) || FeatureSpace.isOfASpace(name),
                    WEIGHTS,
                    name,
                    "the features " + all.keySet() + ", and those of spaces, such as u2i:title.score");
            all.put(name, weight);
        });
        weights = Collections.unmodifiableMap(all);
        Success.parse(success);
    }

    /** Refuses weights of unknown spaces. Known are these and that of the tag vectors. */
    public void requireFeatures(List<VectorSpace> spaces) {
        List<String> features = FeatureSpace.of(spaces).names();
        weights.forEach((name, weight) -> Allowed.that(
                features.contains(name), WEIGHTS + "." + name, weight, "those of spaces that catalog.spaces has"));
    }

    /** The initial weights by key; an option of numbers by name has no default of its own. */
    public static Map<String, String> defaultWeights() {
        Map<String, String> weights = new LinkedHashMap<>();
        FeatureSpace.initialWeights().forEach((name, weight) -> weights.put(WEIGHTS + "." + name, weight.toString()));
        return weights;
    }

    /** The options of a variant. */
    public ScoringOptions with(Variant variant) {
        return Options.with(this, variant.options());
    }

    public ScoringOptions with(Learning other) {
        return Options.with(this, Map.of("scoring.learning", other));
    }
}
