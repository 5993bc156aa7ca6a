package dev.eddy.scoring;

import dev.eddy.neighbours.Channel;
import dev.eddy.neighbours.RankedItems;
import dev.eddy.popularity.ItemPopularity;
import dev.eddy.popularity.PopularityDigest;
import dev.eddy.vector.TopK;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The mixture: scores the union of the channels' lists by a linear model over the {@link FeatureSpace}. */
public final class CandidateScorer {
    /** Index of the half-life of the hotness feature: three days. */
    private static final int HOTNESS_HALF_LIFE = 1;

    private final ScoringOptions options;
    private final double[] weights = new double[FeatureSpace.SIZE];
    private final Set<Channel> channels = EnumSet.noneOf(Channel.class);

    public CandidateScorer(ScoringOptions options) {
        this.options = options;
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
     * @param direction the user's unit vector
     */
    public List<Candidate> merge(
            Map<Channel, RankedItems> lists, float[] direction, PopularityDigest digest, long asOfMillis) {
        List<Scored> union = union(lists);
        addItemFeatures(union, direction, digest, asOfMillis);
        TopK top = new TopK(options.listSize(), (a, b) -> union.get(a).itemId.compareTo(union.get(b).itemId) < 0);
        for (int i = 0; i < union.size(); i++) {
            top.offer(i, (float) Vectors.dot(weights, union.get(i).features));
        }
        top.sorted();
        List<Candidate> merged = new ArrayList<>(top.size());
        for (int rank = 0; rank < top.size(); rank++) {
            Scored scored = union.get(top.id(rank));
            merged.add(new Candidate(scored.itemId, top.score(rank), scored.channels.toString()));
        }
        return merged;
    }

    private List<Scored> union(Map<Channel, RankedItems> lists) {
        Map<String, Scored> union = new LinkedHashMap<>();
        channels.forEach(channel -> {
            RankedItems list = lists.getOrDefault(channel, RankedItems.EMPTY);
            for (int rank = 0; rank < list.size(); rank++) {
                Scored scored = union.computeIfAbsent(list.itemIds().get(rank), Scored::new);
                float best = list.scores()[0];
                // A list faded to nothing still has an order, and its best is still its best.
                scored.features[FeatureSpace.score(channel)] = best > 0 ? list.scores()[rank] / best : 0;
                scored.features[FeatureSpace.rank(channel)] = 1 / (1 + rank / 10.0);
                scored.isIn(channel);
            }
        });
        return new ArrayList<>(union.values());
    }

    private void addItemFeatures(List<Scored> union, float[] direction, PopularityDigest digest, long asOfMillis) {
        double hottest = 0;
        for (Scored scored : union) {
            ItemPopularity item = digest.get(scored.itemId);
            double hotness = item.hotness(HOTNESS_HALF_LIFE, asOfMillis);
            hottest = Math.max(hottest, hotness);
            double ageMillis = Math.max(0, asOfMillis - item.availableSinceMillis());
            float[] vector = item.features().vector();
            float quality = item.features().quality();
            double[] features = scored.features;
            features[FeatureSpace.HOTNESS] = hotness;
            features[FeatureSpace.COSINE] = vector == null ? 0 : Vectors.dot(direction, vector);
            features[FeatureSpace.FRESHNESS] =
                    Math.pow(2, -ageMillis / options.freshnessHalfLife().toMillis());
            features[FeatureSpace.QUALITY] = Float.isNaN(quality) ? options.defaultQuality() : quality;
            features[FeatureSpace.CTR] =
                    item.clickThroughRate(asOfMillis, options.priorCtr(), options.priorImpressions());
        }
        for (Scored scored : union) {
            scored.features[FeatureSpace.HOTNESS] /= Math.max(hottest, Double.MIN_NORMAL);
        }
    }

    /** A candidate on its way to a score. */
    private static final class Scored {
        private final String itemId;
        private final double[] features = new double[FeatureSpace.SIZE];
        private final StringBuilder channels = new StringBuilder();

        Scored(String itemId) {
            this.itemId = itemId;
        }

        void isIn(Channel channel) {
            int last = channels.length() - 1;
            if (last < 0 || channels.charAt(last) != channel.letter()) {
                channels.append(channel.letter());
            }
        }
    }
}
