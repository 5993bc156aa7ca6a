package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.Scores;
import dev.eddy.vector.TopK;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A baseline that recalls the items with the highest scores for a user; the lower id wins a tie. It keeps a U for each
 * user and an I for each item.
 */
abstract class ScoringBaseline<U extends ScoringBaseline.User, I> implements Baseline {
    final Had had;
    private final String name;
    private final Supplier<U> newUser;
    private final Supplier<I> newItem;
    private final ItemNumbers numbers = new ItemNumbers();
    private final List<I> items = new ArrayList<>();
    private final List<U> users = new ArrayList<>();
    private final Map<String, U> usersById = new HashMap<>();

    static class User {
        String id;
        int number;
        /** Numbers of the clicked items. */
        final NewestFirst items = new NewestFirst();
    }

    ScoringBaseline(String name, Had had, Supplier<U> newUser, Supplier<I> newItem) {
        this.name = name;
        this.had = had;
        this.newUser = newUser;
        this.newItem = newItem;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> recall(String userId, long asOfMillis, int limit) {
        U user = usersById.get(userId);
        if (user == null) {
            return List.of();
        }
        Scores scores = numbers.scores();
        addScores(user, asOfMillis, scores);
        for (int i = 0; had == Had.LEFT_OUT && i < user.items.size(); i++) {
            scores.drop(user.items.get(i));
        }
        TopK best = scores.collect()
                .offerTo(new TopK(limit, (a, b) -> numbers.compare(a, b) < 0))
                .sorted();
        scores.clear();
        return IntStream.range(0, best.size())
                .mapToObj(i -> numbers.id(best.id(i)))
                .toList();
    }

    @Override
    public void fold(Behaviour click) {
        int item = numbers.of(click.itemId());
        if (item == items.size()) {
            items.add(newItem.get());
        }
        learn(click, usersById.computeIfAbsent(click.userId(), this::addUser), item);
    }

    private U addUser(String id) {
        U user = newUser.get();
        user.id = id;
        user.number = users.size();
        users.add(user);
        return user;
    }

    int itemCount() {
        return items.size();
    }

    I item(int number) {
        return items.get(number);
    }

    U user(int number) {
        return users.get(number);
    }

    int userCount() {
        return users.size();
    }

    /** Scores items by their numbers, for a user as of an instant. */
    abstract void addScores(U user, long asOfMillis, Scores scores);

    /** Learns from a click on the item with a number. */
    abstract void learn(Behaviour click, U user, int item);
}
