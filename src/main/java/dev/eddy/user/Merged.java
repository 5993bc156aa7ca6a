package dev.eddy.user;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** How the ids of one person belong together. An id that others are merged into is not merged itself, so there is no circle. */
public sealed interface Merged {
    /** An id of its own. */
    record Alone() implements Merged {}

    Merged ALONE = new Alone();

    /**
     * The id is merged into a user. It keeps its interest, and tells the user of each change.
     *
     * @param sinceMillis append time of the event that merged it, epoch milliseconds
     */
    record Into(String userId, long sinceMillis) implements Merged {}

    /**
     * Ids are merged into this user, whose interest is the sum of all.
     *
     * @param own the interest by the user's own events
     * @param parts the last known interest of an id; a newer one replaces it
     * @param settled ids whose interest has become part of the user's own, with the number of their events in it
     */
    record Ids(Interest own, Map<String, Interest> parts, Map<String, Long> settled) implements Merged {
        /** Ids of a user. A person has some devices, and a new anonymous id each time a browser forgets its cookies. */
        static final int MOST = 100;

        /** Parts are written with each event of the user, so only those of the last active ids are kept apart. */
        private static final int MOST_PARTS = 4;

        static Ids of(Interest own) {
            return new Ids(own, Map.of(), Map.of());
        }

        boolean has(String id) {
            return parts.containsKey(id) || settled.containsKey(id);
        }

        boolean isFull() {
            return parts.size() + settled.size() >= MOST;
        }

        /** All ids that are merged into the user. */
        Set<String> all() {
            Set<String> all = new LinkedHashSet<>(settled.keySet());
            all.addAll(parts.keySet());
            return all;
        }

        Ids with(Interest ownNow) {
            return new Ids(ownNow, parts, settled);
        }

        /** Whether a part is older than what is known of its id, or as old. */
        boolean knows(String id, long sequence) {
            Interest part = parts.get(id);
            return part != null ? part.sequence() >= sequence : settled.getOrDefault(id, 0L) > 0;
        }

        /** With a new or newer part. When there are too many, that of the other id with the oldest events is settled. */
        Ids with(String id, Interest part, InterestUpdater interests) {
            Map<String, Interest> partsNow = new LinkedHashMap<>(parts);
            partsNow.put(id, part);
            if (partsNow.size() <= MOST_PARTS) {
                return new Ids(own, partsNow, settled);
            }
            String oldest = partsNow.keySet().stream()
                    .filter(other -> !other.equals(id))
                    .min(Comparator.comparingLong(other -> partsNow.get(other).asOfMillis()))
                    .orElseThrow();
            Interest settling = partsNow.remove(oldest);
            Map<String, Long> settledNow = new LinkedHashMap<>(settled);
            settledNow.put(oldest, settling.sequence());
            return new Ids(interests.together(own, settling), partsNow, settledNow);
        }

        Interest sum(InterestUpdater interests) {
            Interest sum = own;
            for (Interest part : parts.values()) {
                sum = interests.together(sum, part);
            }
            return sum;
        }
    }
}
