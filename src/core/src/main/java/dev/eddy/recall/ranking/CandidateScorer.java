package dev.eddy.recall.ranking;

import dev.eddy.client.Candidate;
import dev.eddy.item.VectorSpace;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.channel.SimilarItemsChannel;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.ranking.ScoringOptions.Learning;
import dev.eddy.vector.TopK;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Scores the candidate pool by the weights of a {@link LinearRanker} over the {@link FeatureSpace}. Reuses its
 * arrays. Not thread-safe.
 */
public final class CandidateScorer {
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

    /** Candidates of a channel that goes by content; items further down are clicked too seldom to be worth a place. */
    private static final int CONTENT_CANDIDATES = 10;
    /** Candidates of a channel of a space of behaviour; with more of them the merged lists have no more hits. */
    private static final int SPACE_CANDIDATES = LiveHits.CUT_OFF;

    private static final double LARGEST_FACTOR = 1e18;

    private final ScoringOptions options;
    private final FeatureSpace features;
    private final Set<String> channels;
    private final CandidatePool pool;
    private final TopK top;
    /** Of the last merge; {@link #parts} and {@link #lesson} need it. */
    private RankingContext rankingContext;
    /** Factor that makes a hotness a share of the hottest candidate's, of the last merge. */
    private double perHottest;

    public CandidateScorer(ScoringOptions options, FeatureSpace features) {
        this(options, features, List.of());
    }

    /** @param leaveOut names of channels that are not merged */
    public CandidateScorer(ScoringOptions options, FeatureSpace features, Collection<String> leaveOut) {
        this.options = options;
        this.features = features;
        this.pool = new CandidatePool(features);
        this.top = TopK.ofFinite(considered(options), (a, b) -> pool.numbers.compare(a, b) < 0);
        Set<String> weighed = names(channel -> FeatureSpace.isWeighed(channel, options.weights()));
        boolean areAllMerged = options.learning() != Learning.OFF || weighed.isEmpty();
        this.channels = names(channel -> !leaveOut.contains(channel.name())
                && (weighed.contains(channel.name()) || (areAllMerged && !isPartOfAnother(channel))));
    }

    /**
     * Whether another channel has mostly the same items. In a space of behaviour the user's vector is the sum of the last items'
     * vectors, so both channels find items near to these. A user tower computes another vector, so its channels differ.
     */
    private boolean isPartOfAnother(ChannelInfo channel) {
        return features.spaces().stream()
                .filter(space -> space.kind() == VectorSpace.Kind.BEHAVIOUR)
                .anyMatch(space -> channel.name().equals(SimilarItemsChannel.nameIn(space)));
    }

    /** Items in the list; of a list that is explored, as many again. */
    private static int considered(ScoringOptions options) {
        return options.listSize() * (options.exploration() == 0 ? 1 : 2);
    }

    private Set<String> names(Predicate<ChannelInfo> isWanted) {
        return features.channels().stream()
                .filter(isWanted)
                .map(ChannelInfo::name)
                .collect(Collectors.toSet());
    }

    ScoringOptions options() {
        return options;
    }

    FeatureSpace features() {
        return features;
    }

    /**
     * Names of the channels whose lists are merged: while weights are learned all that bring items of their own; with
     * fixed weights those that have one, or as while learning when none has.
     */
    Set<String> channels() {
        return channels;
    }

    /** Merges the lists of the channels with the popular items. A list of popular items need not be among the lists. */
    public List<Candidate> merge(
            Map<String, RankedItems> lists,
            PopularItems popular,
            RankingContext rankingContext,
            LinearRanker ranker,
            ItemTable table,
            long asOfMillis) {
        pool.start(popular, table.numbers());
        int known = pool.size;
        for (int i = 0; i < features.channels().size(); i++) {
            ChannelInfo channel = features.channels().get(i);
            if (!channels.contains(channel.name())) {
                continue;
            }
            RankedItems list = lists.get(channel.name());
            if (list != null) {
                pool.add(i, candidates(channel, list));
            } else if (popular.list(channel.name()) != null) {
                pool.add(i, popular, popular.list(channel.name()));
            }
        }
        pool.own.set(pool.items, known, pool.size, table, asOfMillis, options.features());
        pool.own.setFatigue(pool.items, pool.size, rankingContext.fatigue(), table.numbers());
        float[] weights = ranker.weights(rankingContext.contexts());
        pool.setCosines(popular, rankingContext, weights, table);
        perHottest = 1 / Math.max(Float.MIN_NORMAL, pool.largest(ItemFeature.HOTNESS));
        weights[FeatureSpace.HOTNESS] *= (float) perHottest;
        float[] scores = pool.scores(weights);
        this.rankingContext = rankingContext;
        top.cleared();
        top.offerAll(pool.items, scores, pool.size);
        top.sorted();
        if (options.variety() == Variety.OFF && options.exploration() == 0) {
            List<Candidate> merged = new ArrayList<>(top.size());
            for (int rank = 0; rank < top.size(); rank++) {
                merged.add(candidate(top.id(rank), top.score(rank), 1));
            }
            return merged;
        }
        return reordered(rankingContext, ranker, table);
    }

    /** The merged list in another order. No score is above that of the item before. */
    private List<Candidate> reordered(RankingContext context, LinearRanker ranker, ItemTable table) {
        int[] items = top.ids();
        float[] ofItems = top.scores();
        int[] order = options.variety() == Variety.OFF
                ? IntStream.range(0, items.length).toArray()
                : new VariedOrder(options.variety(), items, ofItems, table).order();
        Exploration.Order explored = options.exploration() == 0
                ? Exploration.Order.unchanged(order.length)
                : explored(items, ofItems, order, ranker.variances(context.contexts()), context.seed());
        List<Candidate> merged = new ArrayList<>(explored.items().length);
        float least = Float.POSITIVE_INFINITY;
        for (int place = 0; place < explored.items().length; place++) {
            int i = order[explored.items()[place]];
            float propensity = explored.propensities()[place];
            // An item from further down must not lower the scores of those after it.
            least = propensity < 1 ? least : Math.min(least, ofItems[i]);
            merged.add(candidate(items[i], Math.min(least, ofItems[order[place]]), propensity));
        }
        return merged;
    }

    private Exploration.Order explored(int[] items, float[] ofItems, int[] order, float[] ofWeights, long seed) {
        // Where nothing is hot, the factor is as good as infinite and all hotnesses are 0.
        ofWeights[FeatureSpace.HOTNESS] *= (float) (perHottest < LARGEST_FACTOR ? perHottest * perHottest : 0);
        float[] variances = pool.variances(ofWeights);
        float[] scores = new float[order.length];
        float[] deviations = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            scores[i] = ofItems[order[i]];
            deviations[i] = (float) Math.sqrt(variances[pool.indexOf(items[order[i]])]);
        }
        return new Exploration(options.exploration()).order(scores, deviations, options.listSize(), seed);
    }

    private Candidate candidate(int item, float score, float propensity) {
        return new Candidate(pool.numbers.id(item), score, pool.codes(pool.indexOf(item)), propensity);
    }

    private static RankedItems candidates(ChannelInfo channel, RankedItems list) {
        return channel.isContent()
                ? list.first(CONTENT_CANDIDATES)
                : channel.isInSpace() ? list.first(SPACE_CANDIDATES) : list;
    }

    /**
     * Parts of an item's score in the last merge: features with a weight and a value; none when no channel had the
     * item.
     */
    List<FeaturePart> parts(LinearRanker ranker, ItemTable table, int item) {
        int i = pool.indexOf(item);
        List<FeaturePart> parts = new ArrayList<>();
        if (i < 0) {
            return parts;
        }
        float[] weights = ranker.weights(rankingContext.contexts());
        float[] values = pool.features(i);
        values[FeatureSpace.HOTNESS] *= (float) perHottest;
        double[] cosines = new double[features.size()];
        setCosines(cosines, table, new int[] {item}, new float[] {1}, 1);
        for (int feature = 0; feature < features.size(); feature++) {
            double value = values[feature] + cosines[feature];
            if (value != 0 && weights[feature] != 0) {
                parts.add(new FeaturePart(features.names().get(feature), value, weights[feature]));
            }
        }
        return parts;
    }

    /**
     * The gradient of a click on this item, among all candidates of the last merge. Candidates that only channels
     * by content have teach the weights of these channels and nothing else, unless one of them was clicked: they are
     * many and seldom clicked, and would lower the cosine features for all other candidates.
     */
    Lesson lesson(ItemTable table, int item) {
        int clicked = pool.indexOf(item);
        if (clicked < 0) {
            return Lesson.NONE;
        }
        float[] shortfalls = pool.shortfalls(clicked);
        double[] gradient = gradient(shortfalls);
        if (!pool.isOnlyContent(clicked) && pool.leaveOutContent()) {
            double[] ofAll = gradient;
            shortfalls = pool.shortfalls(clicked);
            gradient = gradient(shortfalls);
            features.copyContent(ofAll, gradient);
        }
        // Last, since the features that are copied above are not cosines, and these take long.
        setCosines(gradient, table, pool.items, shortfalls, pool.size);
        return new Lesson(gradient, rankingContext.contexts());
    }

    /** All of the gradient but the cosines. */
    private double[] gradient(float[] shortfalls) {
        double[] gradient = pool.gradient(shortfalls);
        gradient[FeatureSpace.HOTNESS] *= perHottest;
        return gradient;
    }

    /** Sets the cosine features to sums over items by weights. A sum of cosines is the cosine with the sum. */
    private void setCosines(double[] cosines, ItemTable table, int[] items, float[] weights, int count) {
        for (int space = 0; space < table.spaces().size(); space++) {
            float[] sum = table.spaces().get(space).vectors().weightedSum(items, weights, count);
            rankingContext.setCosines(space, cosines, sum);
        }
    }
}
