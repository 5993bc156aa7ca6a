package dev.eddy.recall;

import dev.eddy.item.RecentlyUsed;
import dev.eddy.user.UserSnapshot;
import dev.eddy.vector.TopK;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Who was active lately, and whom of them something new is for. Bounded in whom it knows, in whom it names, and in how often:
 * who is not told of something new has it in their next list.
 */
final class RecentUsers {
    /** So many users of a task are known, the last active ones. */
    private static final int KNOWN = 10_000;

    /** So many are told of one item. */
    private static final int TOLD = 100;

    /** Between one item and the next: a catalogue that is published anew is news to nobody. */
    private static final long PAUSE_MILLIS = 100;

    private final RecentlyUsed<String, UserSnapshot> active = new RecentlyUsed<>(KNOWN);
    private long nextAtMillis = Long.MIN_VALUE;

    /** Lists are made for a user. */
    void add(UserSnapshot user) {
        active.put(user.userId(), user);
    }

    /** A user has left a cluster; nobody else makes their lists if it was theirs. */
    void left(String userId, int cluster) {
        UserSnapshot last = active.get(userId);
        if (last != null && last.cluster() == cluster) {
            active.remove(userId);
        }
    }

    /**
     * The latest states of those who are nearest to something new, nearest first; nobody when it is not their turn.
     *
     * @param vector unit vector
     * @param directions where each is in the vector's space: a unit vector, or null
     */
    List<UserSnapshot> of(float[] vector, Function<UserSnapshot, float[]> directions, long nowMillis) {
        if (nowMillis < nextAtMillis) {
            return List.of();
        }
        nextAtMillis = nowMillis + PAUSE_MILLIS;
        List<UserSnapshot> all = new ArrayList<>(active.values());
        TopK nearest = TopK.ofPositive(
                TOLD, (a, b) -> all.get(a).userId().compareTo(all.get(b).userId()) < 0);
        for (int i = 0; i < all.size(); i++) {
            float[] direction = directions.apply(all.get(i));
            if (direction != null) {
                nearest.offer(i, Vectors.product(vector, direction));
            }
        }
        nearest.sorted();
        List<UserSnapshot> told = new ArrayList<>(nearest.size());
        for (int i = 0; i < nearest.size(); i++) {
            told.add(all.get(nearest.id(i)));
        }
        return told;
    }
}
