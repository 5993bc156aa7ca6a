package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.Scores;
import dev.eddy.vector.TopK;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * User-based nearest neighbours (Herlocker, Konstan, Borchers and Riedl, "An algorithmic framework for performing
 * collaborative filtering", SIGIR 1999) among all users, on clicks only. Shared items make users similar; rare and recent items
 * count more. Online: it reads the newest users of each of the user's last items.
 */
final class UserKnnBaseline implements Baseline {
    static final String NAME = "user-knn";

    private static final int NEIGHBOURS = 300;
    /** Number of last items that find neighbours, and the decay factor from one to the next. */
    private static final int RECENTS = 20;

    private static final double RECENTS_FADE = .8;
    /** Newest users read per item. */
    private static final int USERS_READ = 500;
    /** Number of last items that a neighbour recommends, and the decay factor from one to the next. */
    private static final int RECOMMENDED = 50;

    private static final double RECOMMENDED_FADE = .96;
    /** Exponent of a neighbour's number of items in the norm; .5 is the cosine. */
    private static final double NORM_POWER = .4;

    private final Had had;
    private final ItemNumbers numbers = new ItemNumbers();
    private final Map<String, User> byId = new HashMap<>();
    private final List<User> users = new ArrayList<>();
    private final ByNumber<NewestFirst> usersOf = new ByNumber<>(NewestFirst::new);
    private final Scores likeness = new Scores();
    private final Scores scores = new Scores();

    private record User(int number, String id, NewestFirst items) {}

    UserKnnBaseline(Had had) {
        this.had = had;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> recall(String userId, long asOfMillis, int limit) {
        User user = byId.get(userId);
        if (user == null) {
            return List.of();
        }
        scores.ensureCapacity(usersOf.size());
        TopK neighbours = neighbours(user);
        for (int i = 0; i < neighbours.size(); i++) {
            NewestFirst items = users.get(neighbours.id(i)).items;
            double weight = neighbours.score(i);
            for (int j = 0; j < Math.min(RECOMMENDED, items.size()); j++) {
                scores.add(items.get(j), weight);
                weight *= RECOMMENDED_FADE;
            }
        }
        return BestItems.take(scores, had, user.items, numbers, limit);
    }

    private TopK neighbours(User user) {
        likeness.ensureCapacity(users.size());
        double fade = 1;
        for (int i = 0; i < Math.min(RECENTS, user.items.size()); i++) {
            NewestFirst sharers = usersOf.of(user.items.get(i));
            double rarity = Math.log(1 + users.size() / (1.0 + sharers.size()));
            for (int j = 0; j < Math.min(USERS_READ, sharers.size()); j++) {
                likeness.add(sharers.get(j), fade * rarity);
            }
            fade *= RECENTS_FADE;
        }
        likeness.drop(user.number);
        var nearest = new TopK(NEIGHBOURS, this::isBefore);
        likeness.forEach((other, sum) -> {
            double norm = Math.pow(users.get(other).items.size(), NORM_POWER);
            nearest.offer(other, (float) (sum / norm));
        });
        likeness.clear();
        return nearest.sorted();
    }

    private boolean isBefore(int userA, int userB) {
        return users.get(userA).id.compareTo(users.get(userB).id) < 0;
    }

    @Override
    public void fold(Behaviour click) {
        User user = byId.get(click.userId());
        if (user == null) {
            user = new User(users.size(), click.userId(), new NewestFirst());
            users.add(user);
            byId.put(user.id, user);
        }
        int item = numbers.of(click.itemId());
        if (!user.items.renew(item)) {
            usersOf.of(item).add(user.number);
        }
    }
}
