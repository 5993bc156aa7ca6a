package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.recall.items.Scores;
import dev.eddy.vector.TopK;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.collections.impl.map.mutable.primitive.IntFloatHashMap;

/**
 * TIFU-kNN (Hu, He, Gao and Zhang, "Modeling personalized item frequency information for next-basket recommendation", SIGIR 2020,
 * section 4). A user's vector has the share of the baskets with each item, decayed from basket to basket. It recommends by this
 * vector and by the mean of those of the nearest users.
 *
 * <p>The paper computes all vectors at once and decays by groups of baskets, too; this version is online and has one decay, as recency
 * has in UP-CF (Faggioli, Polato and Aiolli, "Recency aware collaborative filtering for next basket recommendation", UMAP 2020). A
 * basket is a session. Nearest are users by the cosine, since the paper's Euclidean distance can't be read from an index of shared items.
 */
final class TifuKnnBaseline extends ScoringBaseline<TifuKnnBaseline.Buyer, IntFloatHashMap> {
    static final String NAME = "tifu-knn";

    private final Settings settings;
    private final Scores likeness = new Scores();

    /**
     * The paper's hyperparameters.
     *
     * @param decay factor from a basket to the one before, in (0, 1]
     * @param neighbours number of nearest users, at least 1
     * @param own share of the user's own vector in the score, in [0, 1]
     */
    record Settings(double decay, int neighbours, double own) {
        static final Settings BEST = new Settings(.98, 300, .2);
    }

    static final class Buyer extends ScoringBaseline.User {
        /** Items of the running basket. */
        private final Set<Integer> basket = new HashSet<>();

        private int baskets;
        private long lastAtMillis;
        /** Square of the vector's length. */
        private double square;
    }

    TifuKnnBaseline(Settings settings, Had had) {
        // Numbers of the users' vectors, by user.
        super(NAME, had, Buyer::new, IntFloatHashMap::new);
        this.settings = settings;
    }

    @Override
    void addScores(Buyer buyer, long asOfMillis, Scores scores) {
        TopK neighbours = neighbours(buyer);
        for (int i = 0; i < neighbours.size(); i++) {
            add(user(neighbours.id(i)), (1 - settings.own) / neighbours.size(), scores);
        }
        add(buyer, settings.own, scores);
    }

    private void add(Buyer buyer, double weight, Scores scores) {
        for (int i = 0; i < buyer.items.size(); i++) {
            int item = buyer.items.get(i);
            scores.add(item, weight * item(item).get(buyer.number));
        }
    }

    private TopK neighbours(Buyer buyer) {
        likeness.ensureCapacity(userCount());
        for (int i = 0; i < buyer.items.size(); i++) {
            IntFloatHashMap others = item(buyer.items.get(i));
            double own = others.get(buyer.number);
            others.forEachKeyValue((other, number) -> likeness.add(other, own * number));
        }
        likeness.drop(buyer.number);
        var nearest = new TopK(settings.neighbours, (a, b) -> user(a).id.compareTo(user(b).id) < 0);
        likeness.forEach((other, product) -> nearest.offer(other, (float) (product / Math.sqrt(user(other).square))));
        likeness.clear();
        return nearest.sorted();
    }

    private static boolean isRunning(Buyer buyer, long atMillis) {
        return buyer.baskets > 0 && atMillis - buyer.lastAtMillis <= Protocol.SESSION_GAP.toMillis();
    }

    @Override
    void learn(Behaviour click, Buyer buyer, int item) {
        if (!isRunning(buyer, click.atMillis())) {
            beginBasket(buyer);
        }
        buyer.lastAtMillis = Math.max(buyer.lastAtMillis, click.atMillis());
        buyer.items.renew(item);
        if (buyer.basket.add(item)) {
            put(buyer, item, item(item).get(buyer.number) + 1f / buyer.baskets);
        }
    }

    private void beginBasket(Buyer buyer) {
        buyer.basket.clear();
        float fade = (float) (settings.decay * buyer.baskets / (buyer.baskets + 1));
        buyer.baskets++;
        for (int i = 0; i < buyer.items.size(); i++) {
            int item = buyer.items.get(i);
            put(buyer, item, fade * item(item).get(buyer.number));
        }
    }

    /** Writes a number of the user's vector. */
    private void put(Buyer buyer, int item, float number) {
        float before = item(item).get(buyer.number);
        item(item).put(buyer.number, number);
        buyer.square += (double) number * number - (double) before * before;
    }
}
