package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.recall.items.Scores;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.collections.impl.map.mutable.primitive.IntFloatHashMap;

/**
 * Incremental item-based collaborative filtering (Huang, Cui, Zhang, Jiang and Xu, "TencentRec: Real-time Stream
 * Recommendation in Practice", SIGMOD 2015, section 4.1). A user's rating of an item is the weight of the strongest behaviour. The
 * similarity of two items is the sum over users of the lower rating, divided by the roots of the sums of each item's ratings. A
 * user's last items recommend similar items.
 *
 * <p>As published, 13.5 % of the next clicks of MovieTweetings and 13.4 % of those of MovieLens are in the first 20. Three changes
 * raise this to 20.6 % and 17.4 %: a shrunk similarity for rare pairs; a decay by the distance of two items in a user's order,
 * instead of the paper's limit "linked time"; and a decay over the user's last items. Nothing decays with time.
 */
final class ItemCfBaseline extends ScoringBaseline<ItemCfBaseline.Rater, ItemCfBaseline.Rated> {
    static final String NAME = "item-cf";

    private final BehaviourWeights weights;
    private final Settings settings;

    /**
     * Parameters beyond the paper.
     *
     * @param recents number of last items that recommend others, at least 1
     * @param recentsFade decay factor from one of them to the next, above 0; 1 is as published
     * @param paired number of last items that a click is paired with, at least 1
     * @param pairFade decay factor from one of them to the next, above 0; 1 is as published
     * @param shrink addend to the denominator of the similarity, at least 0; 0 is as published
     */
    record Settings(int recents, double recentsFade, int paired, double pairFade, double shrink) {
        static final Settings BEST = new Settings(10, .8, 40, .9, 10);
    }

    static final class Rater extends ScoringBaseline.User {
        private final Map<Integer, Double> ratings = new HashMap<>();

        double rating(int item) {
            return ratings.getOrDefault(item, 0.0);
        }
    }

    static final class Rated {
        /** Shared ratings by the other item; primitives, since there are millions of pairs. */
        private final IntFloatHashMap pairs = new IntFloatHashMap();
        /** Sum of the ratings. */
        private double sum;

        private double root;
    }

    ItemCfBaseline(BehaviourWeights weights, Settings settings, Had had) {
        super(NAME, had, Rater::new, Rated::new);
        this.weights = weights;
        this.settings = settings;
    }

    @Override
    void addScores(Rater rater, long asOfMillis, Scores scores) {
        double fade = 1;
        for (int i = 0; i < Math.min(settings.recents, rater.items.size()); i++) {
            int number = rater.items.get(i);
            Rated item = item(number);
            double weight = fade * rater.rating(number);
            item.pairs.forEachKeyValue((other, shared) ->
                    scores.add(other, weight * shared / (item.root * item(other).root + settings.shrink)));
            fade *= settings.recentsFade;
        }
    }

    @Override
    void learn(Behaviour click, Rater rater, int item) {
        double before = rater.rating(item);
        double after = Math.max(before, weights.of(click.type()));
        rater.items.renew(item);
        rater.ratings.put(item, after);
        Rated rated = item(item);
        rated.sum += after - before;
        rated.root = Math.sqrt(rated.sum);
        double fade = 1;
        for (int i = 1; i <= Math.min(settings.paired, rater.items.size() - 1); i++) {
            int other = rater.items.get(i);
            double rating = rater.rating(other);
            double gained = Math.min(after, rating) - Math.min(before, rating);
            if (gained > 0) {
                float shared = (float) (fade * gained);
                rated.pairs.addToValue(other, shared);
                item(other).pairs.addToValue(item, shared);
            }
            fade *= settings.pairFade;
        }
    }
}
