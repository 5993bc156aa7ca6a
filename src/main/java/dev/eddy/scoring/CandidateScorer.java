package dev.eddy.scoring;

import dev.eddy.neighbours.Channel;
import dev.eddy.neighbours.RankedItems;
import dev.eddy.popularity.PopularityDigest;
import dev.eddy.vector.Exp2;
import dev.eddy.vector.TopK;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The mixture: scores the union of the channels' lists by a linear model over the {@link FeatureSpace}. Not thread-safe: what
 * it works in is used again.
 */
public final class CandidateScorer {

    private final ScoringOptions options;
    private final double[] weights = new double[FeatureSpace.SIZE];
    private final Set<Channel> channels = EnumSet.noneOf(Channel.class);
    private final Union union = new Union();
    private final TopK top;

    public CandidateScorer(ScoringOptions options) {
        this.options = options;
        this.top = new TopK(options.listSize(), union::isBefore);
        options.weights().forEach((name, weight) -> weights[FeatureSpace.names().indexOf(name)] = weight);
        for (Channel channel : Channel.values()) {
            if (weights[FeatureSpace.score(channel)] != 0 || weights[FeatureSpace.rank(channel)] != 0) {
                channels.add(channel);
            }
        }
        if (channels.isEmpty()) {
            channels.addAll(EnumSet.allOf(Channel.class));
        }
    }

    /** The channels whose lists are merged: those with a weight, or all when none has one. */
    Set<Channel> channels() {
        return channels;
    }

    /**
     * The merged list.
     *
     * @param lists of items that are numbered together
     * @param direction the user's unit vector
     */
    public List<Candidate> merge(
            Map<Channel, RankedItems> lists, float[] direction, PopularityDigest digest, long asOfMillis) {
        for (Channel channel : channels) {
            RankedItems list = lists.get(channel);
            if (list != null) {
                union.add(channel, list);
            }
        }
        addItemFeatures(direction, digest, asOfMillis);
        top.cleared();
        for (int i = 0; i < union.size(); i++) {
            top.offer(i, union.score(i, weights));
        }
        top.sorted();
        List<Candidate> merged = new ArrayList<>(top.size());
        for (int rank = 0; rank < top.size(); rank++) {
            int i = top.id(rank);
            merged.add(new Candidate(union.itemId(i), top.score(rank), union.letters(i)));
        }
        union.clear();
        return merged;
    }

    private void addItemFeatures(float[] direction, PopularityDigest digest, long asOfMillis) {
        double halfLifeMillis = options.freshnessHalfLife().toMillis();
        float[] cosines = union.cosines(direction, digest);
        double hottest = Double.MIN_NORMAL;
        for (int i = 0; i < union.size(); i++) {
            int item = union.item(i);
            hottest = Math.max(hottest, digest.hotness(item, asOfMillis));
        }
        for (int i = 0; i < union.size(); i++) {
            int item = union.item(i);
            double ageMillis = Math.max(0, asOfMillis - digest.availableSinceMillis(item));
            double quality = digest.quality(item);
            union.set(i, FeatureSpace.COSINE, cosines[i]);
            union.set(i, FeatureSpace.HOTNESS, digest.hotness(item, asOfMillis) / hottest);
            union.set(i, FeatureSpace.FRESHNESS, Exp2.of(-ageMillis / halfLifeMillis));
            union.set(i, FeatureSpace.QUALITY, Double.isNaN(quality) ? options.defaultQuality() : quality);
            union.set(
                    i,
                    FeatureSpace.CTR,
                    digest.clickThroughRate(item, asOfMillis, options.priorCtr(), options.priorImpressions()));
        }
    }
}
