package dev.eddy.scoring;

import dev.eddy.neighbours.Channel;
import dev.eddy.neighbours.RankedItems;
import dev.eddy.popularity.PopularityDigest;
import dev.eddy.vector.Exp2;
import dev.eddy.vector.Log2;
import dev.eddy.vector.TopK;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Scores the union of the channels' lists by a {@link Mixture}'s weights over the {@link FeatureSpace}. Not thread-safe: what
 * it works in is used again.
 */
public final class CandidateScorer {
    private static final double DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
    /** What makes a logarithm to base 2 the feature. */
    private static final double AGE_UNIT = Math.log(2) / 5;

    private final ScoringOptions options;
    private final Set<Channel> channels;
    private final Union union = new Union();
    private final TopK top;
    /** Of the last merge. */
    private Taste taste;

    public CandidateScorer(ScoringOptions options) {
        this.options = options;
        this.top = new TopK(options.listSize(), union::isBefore);
        this.channels = channels(options);
    }

    private static Set<Channel> channels(ScoringOptions options) {
        Set<Channel> weighty = EnumSet.allOf(Channel.class);
        weighty.removeIf(channel -> options.weights().get(channel.channelName() + ".score") == 0
                && options.weights().get(channel.channelName() + ".rank") == 0);
        boolean isAnySet = options.learning() != Learning.OFF || weighty.isEmpty();
        return isAnySet ? EnumSet.allOf(Channel.class) : weighty;
    }

    /**
     * The channels whose lists are merged: all that may get a weight by learning; with weights set by hand those that have
     * one, or all when none has.
     */
    Set<Channel> channels() {
        return channels;
    }

    /**
     * The merged list.
     *
     * @param lists of items that are numbered together
     */
    public List<Candidate> merge(
            Map<Channel, RankedItems> lists, Taste taste, Mixture mixture, PopularityDigest digest, long asOfMillis) {
        union.clear();
        for (Channel channel : channels) {
            RankedItems list = lists.get(channel);
            if (list != null) {
                union.add(channel, list);
            }
        }
        setItemFeatures(digest, asOfMillis);
        float[] weights = mixture.weights(taste.contexts());
        // The sum of the weighted cosines is the cosine with the weighted sum.
        union.setCosines(FeatureSpace.COSINE, taste.weighted(weights), digest);
        weights[FeatureSpace.COSINE] = 1;
        weights[FeatureSpace.COSINE_LAST] = 0;
        weights[FeatureSpace.COSINE_RECENT] = 0;
        float[] scores = union.scores(weights);
        this.taste = taste;
        top.cleared();
        top.offerAll(union.items(), scores, union.size());
        top.sorted();
        List<Candidate> merged = new ArrayList<>(top.size());
        for (int rank = 0; rank < top.size(); rank++) {
            int item = top.id(rank);
            merged.add(new Candidate(union.itemId(item), top.score(rank), union.letters(union.indexOf(item))));
        }
        return merged;
    }

    /** Teaches a mixture that of all items in the list that was merged last, or next to it, this one was clicked. */
    void learn(Mixture mixture, PopularityDigest digest, int item) {
        int clicked = union.indexOf(item);
        if (clicked >= 0) {
            float[] shortfalls = union.shortfalls(clicked);
            double[] gradient = union.gradient(shortfalls);
            // As a sum of cosines is the cosine with a sum.
            taste.setCosines(gradient, digest.weightedSum(union.items(), shortfalls, union.size()));
            mixture.learn(gradient, taste.contexts());
        }
    }

    private void setItemFeatures(PopularityDigest digest, long asOfMillis) {
        double freshnessPerMilli = 1.0 / options.freshnessHalfLife().toMillis();
        double hottest = Double.MIN_NORMAL;
        for (int i = 0; i < union.size(); i++) {
            hottest = Math.max(hottest, digest.hotness(union.item(i), asOfMillis));
        }
        double perHottest = 1 / hottest;
        for (int i = 0; i < union.size(); i++) {
            int item = union.item(i);
            double ageMillis = Math.max(0, asOfMillis - digest.availableSinceMillis(item));
            double quality = digest.quality(item);
            union.set(i, FeatureSpace.HOTNESS, digest.hotness(item, asOfMillis) * perHottest);
            union.set(i, FeatureSpace.FRESHNESS, Exp2.of(-ageMillis * freshnessPerMilli));
            union.set(i, FeatureSpace.AGE, Log2.of(1 + ageMillis / DAY_MILLIS) * AGE_UNIT);
            union.set(i, FeatureSpace.QUALITY, Double.isNaN(quality) ? options.defaultQuality() : quality);
            union.set(
                    i,
                    FeatureSpace.CTR,
                    digest.clickThroughRate(item, asOfMillis, options.priorCtr(), options.priorImpressions()));
        }
    }
}
