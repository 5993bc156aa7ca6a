package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.neighbours.ItemNumbers;
import dev.eddy.neighbours.Scores;
import dev.eddy.vector.TopK;
import java.util.List;

/**
 * User-based nearest neighbours (Herlocker, Konstan, Borchers and Riedl, "An algorithmic framework for performing
 * collaborative filtering", SIGIR 1999) among all users, on what was clicked alone: users are alike by the shared items,
 * the rare and the newer ones first. Online: read from each of the user's last items to its newest users.
 */
final class UserKnnBaseline implements Baseline {
    private static final int NEIGHBOURS = 300;
    /** The user's last items that neighbours are found by, and their fade from one to the next. */
    private static final int RECENTS = 20;

    private static final double RECENTS_FADE = .8;
    /** Newest users asked of each. */
    private static final int USERS_READ = 500;
    /** Last items that a neighbour recommends, and their fade from one to the next. */
    private static final int RECOMMENDED = 50;

    private static final double RECOMMENDED_FADE = .96;
    /** Of the number of a neighbour's items, which their likeness is divided by; .5 were the cosine. */
    private static final double NORM_POWER = .4;

    private final ItemNumbers itemNumbers = new ItemNumbers();
    private final ItemNumbers userNumbers = new ItemNumbers();
    private final ByNumber<NewestFirst> itemsOf = new ByNumber<>(NewestFirst::new);
    private final ByNumber<NewestFirst> usersOf = new ByNumber<>(NewestFirst::new);
    private final Scores likeness = new Scores();
    private final Scores scores = new Scores();

    @Override
    public String name() {
        return "user-knn";
    }

    @Override
    public List<String> recall(String userId, long asOfMillis, int limit) {
        int user = userNumbers.of(userId);
        NewestFirst had = itemsOf.of(user);
        scores.ensureCapacity(usersOf.size());
        TopK neighbours = neighbours(user, had);
        for (int i = 0; i < neighbours.size(); i++) {
            NewestFirst items = itemsOf.of(neighbours.id(i));
            double weight = neighbours.score(i);
            for (int j = 0; j < Math.min(RECOMMENDED, items.size()); j++) {
                scores.add(items.get(j), weight);
                weight *= RECOMMENDED_FADE;
            }
        }
        return BestItems.take(scores, had, itemNumbers, limit);
    }

    private TopK neighbours(int user, NewestFirst had) {
        likeness.ensureCapacity(itemsOf.size());
        double fade = 1;
        for (int i = 0; i < Math.min(RECENTS, had.size()); i++) {
            NewestFirst users = usersOf.of(had.get(i));
            double rarity = Math.log(1 + itemsOf.size() / (1.0 + users.size()));
            for (int j = 0; j < Math.min(USERS_READ, users.size()); j++) {
                likeness.add(users.get(j), fade * rarity);
            }
            fade *= RECENTS_FADE;
        }
        likeness.drop(user);
        var nearest = new TopK(NEIGHBOURS, (a, b) -> userNumbers.compare(a, b) < 0);
        for (int i = 0; i < likeness.size(); i++) {
            int other = likeness.slot(i);
            if (likeness.of(other) > 0) {
                double norm = Math.pow(itemsOf.of(other).size(), NORM_POWER);
                nearest.offer(other, (float) (likeness.of(other) / norm));
            }
        }
        likeness.clear();
        return nearest.sorted();
    }

    @Override
    public void fold(Behaviour click) {
        int user = userNumbers.of(click.userId());
        int item = itemNumbers.of(click.itemId());
        if (!itemsOf.of(user).renew(item)) {
            usersOf.of(item).add(user);
        }
    }
}
