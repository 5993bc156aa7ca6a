package dev.eddy.user;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Users whose last change came of the history and is not in the state yet: one with many interactions is written once for several clicks
 * of a visit. A snapshot has to take them first. Belongs to one task.
 */
final class HeldUsers {
    /** Users that wait at most; some 20 KB each. */
    static final int MOST = 2_048;

    /** The one that has waited longest since its last change is the first. */
    private final Map<String, Held> byId = new LinkedHashMap<>();

    /** @param bucket the key of the user's state */
    record Held(int bucket, User user) {}

    /** Null for a user who does not wait. */
    User user(String userId) {
        Held held = byId.get(userId);
        return held == null ? null : held.user;
    }

    /** Holds a user. Returns the one who is to be written instead, or null. */
    Held hold(int bucket, User user) {
        byId.remove(user.userId());
        byId.put(user.userId(), new Held(bucket, user));
        if (byId.size() <= MOST) {
            return null;
        }
        return byId.remove(byId.keySet().iterator().next());
    }

    /** Forgets a user who is written, or removed, otherwise. */
    void drop(String userId) {
        byId.remove(userId);
    }

    /** Takes out all users of a bucket. */
    List<Held> take(int bucket) {
        return take(held -> held.bucket == bucket);
    }

    /** Takes out all users. */
    List<Held> takeAll() {
        return take(held -> true);
    }

    private List<Held> take(Predicate<Held> wanted) {
        List<Held> taken = new ArrayList<>();
        byId.values().removeIf(held -> wanted.test(held) && taken.add(held));
        return taken;
    }
}
