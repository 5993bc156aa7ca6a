package dev.eddy.user;

import java.util.HashMap;
import java.util.Map;

/** What the ids that are merged into a user told last, by user and id. */
public interface Parts {
    /** Null while the id has not told anything. */
    Handover.Part of(String userId, String id);

    /** What the id told without its interactions, which may be large. The interactions may be there all the same. */
    default Handover.Part head(String userId, String id) {
        return of(userId, id);
    }

    /** Replaces what the id told before. */
    void put(Handover.Part part);

    void remove(String userId, String id);

    /** Parts on the heap. */
    static Parts inMemory() {
        return in(new HashMap<>());
    }

    /** Parts in a map by {@link #key}. */
    static Parts in(Map<String, Handover.Part> parts) {
        return new Parts() {
            @Override
            public Handover.Part of(String userId, String id) {
                return parts.get(key(userId, id));
            }

            @Override
            public void put(Handover.Part part) {
                parts.put(key(part.to(), part.from()), part);
            }

            @Override
            public void remove(String userId, String id) {
                parts.remove(key(userId, id));
            }
        };
    }

    /** A key for both ids, neither of which contains NUL. */
    static String key(String userId, String id) {
        return userId + "\0" + id;
    }
}
