package dev.eddy.recall;

import dev.eddy.item.RecentlyUsed;
import dev.eddy.user.UserSnapshot;
import dev.eddy.vector.TopK;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The recently active users, and those of them whom a new item fits best. A user who is not told of a new item finds
 * it in the next list.
 */
final class RecentUsers {
    /** Users of a task that are known, the latest active ones. */
    private static final int KNOWN = 10_000;
    /** Users told of one item. */
    private static final int TOLD = 100;

    private final RecentlyUsed<String, UserSnapshot> active = new RecentlyUsed<>(KNOWN);

    boolean isEmpty() {
        return active.values().isEmpty();
    }

    void add(UserSnapshot user) {
        active.put(user.userId(), user);
    }

    /** Forgets a user who left the cluster in which they were active. */
    void left(String userId, int cluster) {
        UserSnapshot last = active.get(userId);
        if (last != null && last.cluster() == cluster) {
            active.remove(userId);
        }
    }

    /**
     * The users nearest to a new item, nearest first.
     *
     * @param vector unit vector of the item
     * @param directions unit vector of a user in the same space, or null
     */
    List<UserSnapshot> of(float[] vector, Function<UserSnapshot, float[]> directions) {
        List<UserSnapshot> all = new ArrayList<>(active.values());
        TopK nearest = TopK.ofPositive(
                TOLD, (a, b) -> all.get(a).userId().compareTo(all.get(b).userId()) < 0);
        for (int i = 0; i < all.size(); i++) {
            float[] direction = directions.apply(all.get(i));
            if (direction != null) {
                nearest.offer(i, Vectors.product(vector, direction));
            }
        }
        return Arrays.stream(nearest.sorted().ids()).mapToObj(all::get).toList();
    }
}
