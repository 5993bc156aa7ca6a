package dev.eddy.recall.ranking;

import dev.eddy.client.Candidate;
import dev.eddy.recall.items.Channel;
import dev.eddy.recall.items.PopularityDigest;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.vector.TopK;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scores the union of the channels' lists by a {@link Mixture}'s weights over the {@link FeatureSpace}. Not thread-safe: what
 * it works in is used again.
 */
public final class CandidateScorer {
    /** So many of a channel that goes by what items are about: those further down are clicked too seldom to be worth a place. */
    private static final int CONTENT_CANDIDATES = 10;

    private final ScoringOptions options;
    private final FeatureSpace features;
    private final Set<Channel> channels;
    private final Union union;
    private final TopK top;
    /** Of the last merge. */
    private Taste taste;
    /** What makes a hotness a share of the hottest candidate's, of the last merge. */
    private double perHottest;

    /** Scores by the built-in features. */
    public CandidateScorer(ScoringOptions options) {
        this(options, FeatureSpace.BUILT_IN);
    }

    public CandidateScorer(ScoringOptions options, FeatureSpace features) {
        this.options = options;
        this.features = features;
        this.union = new Union(features);
        this.top = TopK.ofFinite(options.listSize(), union::isBefore);
        this.channels = channels(options, features);
    }

    private static Set<Channel> channels(ScoringOptions options, FeatureSpace features) {
        Set<Channel> weighty = new LinkedHashSet<>(features.channels());
        weighty.removeIf(channel -> options.weights().getOrDefault(channel.channelName() + ".score", 0.0) == 0
                && options.weights().getOrDefault(channel.channelName() + ".rank", 0.0) == 0);
        boolean isAnySet = options.learning() != Learning.OFF || weighty.isEmpty();
        return isAnySet ? new LinkedHashSet<>(features.channels()) : weighty;
    }

    ScoringOptions options() {
        return options;
    }

    FeatureSpace features() {
        return features;
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
     * @param popular what is known already of some of the items
     */
    public List<Candidate> merge(
            Map<Channel, RankedItems> lists,
            PopularItems popular,
            Taste taste,
            Mixture mixture,
            PopularityDigest digest,
            long asOfMillis) {
        union.start(popular);
        int known = union.size();
        for (int i = 0; i < features.channels().size(); i++) {
            Channel channel = features.channels().get(i);
            RankedItems list = channels.contains(channel) ? lists.get(channel) : null;
            if (list != null) {
                union.add(i, channel.isContent() ? list.first(CONTENT_CANDIDATES) : list);
            }
        }
        for (int i = known; i < union.size(); i++) {
            union.own().set(i, union.items()[i], digest, asOfMillis, options);
        }
        float[] weights = mixture.weights(taste.contexts());
        // The sum of the weighted cosines is the cosine with the weighted sum.
        float[] direction = taste.weighted(weights);
        popular.vectors().cosines(direction, union.own().column(FeatureSpace.COSINE));
        digest.cosines(
                direction, union.items(), known, union.size(), union.own().column(FeatureSpace.COSINE));
        weights[FeatureSpace.COSINE] = 1;
        weights[FeatureSpace.COSINE_LAST] = 0;
        weights[FeatureSpace.COSINE_RECENT] = 0;
        perHottest = 1 / Math.max(Float.MIN_NORMAL, union.largest(FeatureSpace.HOTNESS));
        weights[FeatureSpace.HOTNESS] *= (float) perHottest;
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

    /**
     * What the score of an item is made of, of the last merge: only features that weigh something and are not 0; none when no
     * channel had the item.
     */
    List<FeaturePart> parts(Mixture mixture, PopularityDigest digest, int item) {
        int i = union.indexOf(item);
        List<FeaturePart> parts = new ArrayList<>();
        if (i < 0) {
            return parts;
        }
        float[] weights = mixture.weights(taste.contexts());
        float[] values = union.features(i);
        values[FeatureSpace.HOTNESS] *= (float) perHottest;
        double[] cosines = new double[features.size()];
        taste.setCosines(cosines, digest.weightedSum(new int[] {item}, new float[] {1}, 1));
        for (int feature = 0; feature < features.size(); feature++) {
            double value = values[feature] + cosines[feature];
            if (value != 0 && weights[feature] != 0) {
                parts.add(new FeaturePart(features.names().get(feature), value, weights[feature]));
            }
        }
        return parts;
    }

    /**
     * Teaches a mixture that of all items in the list that was merged last, or next to it, this one was clicked. Those that
     * only channels by content have teach what such a channel weighs, and nothing else unless one of them is clicked: they
     * are many that are near, and seldom clicked, and would teach to think little of what is near that others like, too.
     */
    void learn(Mixture mixture, PopularityDigest digest, int item) {
        int clicked = union.indexOf(item);
        if (clicked >= 0) {
            double[] gradient = gradient(clicked, digest);
            if (!union.isOnlyContent(clicked) && union.leaveOutContent()) {
                double[] ofAll = gradient;
                gradient = gradient(clicked, digest);
                features.copyContent(ofAll, gradient);
            }
            mixture.learn(gradient, taste.contexts());
        }
    }

    private double[] gradient(int clicked, PopularityDigest digest) {
        float[] shortfalls = union.shortfalls(clicked);
        double[] gradient = union.gradient(shortfalls);
        gradient[FeatureSpace.HOTNESS] *= perHottest;
        // As a sum of cosines is the cosine with a sum.
        taste.setCosines(gradient, digest.weightedSum(union.items(), shortfalls, union.size()));
        return gradient;
    }
}
