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
    /** Size of the users that wait at most, in bytes of memory; thousands of users, or some hundreds with long histories. */
    static final long MOST_BYTES = 40L << 20;

    /** The one that has waited longest since its last change is the first. */
    private final Map<String, Held> byId = new LinkedHashMap<>();

    private long bytes;

    /** @param bucket the key of the user's state */
    record Held(int bucket, User user) {}

    /** Null for a user who does not wait. */
    User user(String userId) {
        Held held = byId.get(userId);
        return held == null ? null : held.user;
    }

    /** Holds a user. Returns those who are to be written instead. */
    List<Held> hold(int bucket, User user) {
        drop(user.userId());
        byId.put(user.userId(), new Held(bucket, user));
        bytes += user.bytes();
        List<Held> instead = new ArrayList<>();
        while (bytes > MOST_BYTES) {
            Held first = byId.values().iterator().next();
            drop(first.user.userId());
            instead.add(first);
        }
        return instead;
    }

    /** Forgets a user who is written, or removed, otherwise. */
    void drop(String userId) {
        Held dropped = byId.remove(userId);
        bytes -= dropped == null ? 0 : dropped.user.bytes();
    }

    /** Approximate size of all that wait, in bytes of memory. */
    long bytes() {
        return bytes;
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
        taken.forEach(held -> bytes -= held.user.bytes());
        return taken;
    }
}
