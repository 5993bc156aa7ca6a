package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.recall.items.Scores;
import dev.eddy.vector.TopK;

/**
 * User-based nearest neighbours (Herlocker, Konstan, Borchers and Riedl, "An algorithmic framework for performing
 * collaborative filtering", SIGIR 1999) among all users, on clicks only. Shared items make users similar; rare and recent items
 * count more. Online: it reads the newest users of each of the user's last items.
 */
final class UserKnnBaseline extends ScoringBaseline<ScoringBaseline.User, NewestFirst> {
    static final String NAME = "user-knn";

    private static final int NEIGHBOURS = 300;
    // Number of last items that find neighbours, and the decay factor from one to the next.
    private static final int RECENTS = 20;
    private static final double RECENTS_FADE = .8;
    // Newest users read per item.
    private static final int USERS_READ = 500;
    // Number of last items that a neighbour recommends, and the decay factor from one to the next.
    private static final int RECOMMENDED = 50;
    private static final double RECOMMENDED_FADE = .96;
    // Exponent of a neighbour's number of items in the norm; .5 is the cosine.
    private static final double NORM_POWER = .4;

    private final Scores likeness = new Scores();

    UserKnnBaseline(Had had) {
        super(NAME, had, User::new, NewestFirst::new);
    }

    @Override
    void addScores(User user, long asOfMillis, Scores scores) {
        TopK neighbours = neighbours(user);
        for (int i = 0; i < neighbours.size(); i++) {
            NewestFirst items = user(neighbours.id(i)).items;
            double weight = neighbours.score(i);
            for (int j = 0; j < Math.min(RECOMMENDED, items.size()); j++) {
                scores.add(items.get(j), weight);
                weight *= RECOMMENDED_FADE;
            }
        }
    }

    private TopK neighbours(User user) {
        likeness.ensureCapacity(userCount());
        double fade = 1;
        for (int i = 0; i < Math.min(RECENTS, user.items.size()); i++) {
            NewestFirst sharers = item(user.items.get(i));
            double rarity = Math.log(1 + userCount() / (1.0 + sharers.size()));
            for (int j = 0; j < Math.min(USERS_READ, sharers.size()); j++) {
                likeness.add(sharers.get(j), fade * rarity);
            }
            fade *= RECENTS_FADE;
        }
        likeness.drop(user.number);
        var nearest = new TopK(NEIGHBOURS, this::isBefore);
        likeness.forEach((other, sum) -> {
            double norm = Math.pow(user(other).items.size(), NORM_POWER);
            nearest.offer(other, (float) (sum / norm));
        });
        likeness.clear();
        return nearest.sorted();
    }

    private boolean isBefore(int userA, int userB) {
        return user(userA).id.compareTo(user(userB).id) < 0;
    }

    @Override
    void learn(Behaviour click, User user, int item) {
        if (!user.items.renew(item)) {
            item(item).add(user.number);
        }
    }
}
