package dev.eddy.user;

import java.util.ArrayList;
import java.util.List;

/** How the ids of one person belong together. An id that others are merged into is not merged itself, so there is no circle. */
public sealed interface Merged {
    /** An id of its own. */
    record Alone() implements Merged {}

    Merged ALONE = new Alone();

    /**
     * The id is merged into a user. It keeps its interest, and tells the user of each change. It lives as long as the user.
     *
     * @param sinceMillis append time of the event that merged it first, epoch milliseconds
     */
    record Into(String userId, long sinceMillis) implements Merged {}

    /**
     * Ids are merged into this user, whose interest is the sum of all. Theirs are kept apart, see {@link Parts}.
     *
     * @param own the interest by the user's own events, without a ledger: the sum has it
     * @param ids in the order in which they were merged
     */
    record Ids(Interest own, List<String> ids) implements Merged {
        /** Ids of a user. A person has some devices, and a new anonymous id each time a browser forgets its cookies. */
        static final int MOST = 100;

        boolean isFull() {
            return ids.size() >= MOST;
        }

        Ids with(Interest ownNow) {
            return new Ids(ownNow, ids);
        }

        Ids with(String id) {
            if (ids.contains(id)) {
                return this;
            }
            List<String> more = new ArrayList<>(ids);
            more.add(id);
            return new Ids(own, more);
        }

        /** Without an id that has not told anything yet. */
        Merged without(String id) {
            List<String> fewer = new ArrayList<>(ids);
            fewer.remove(id);
            return fewer.isEmpty() ? ALONE : new Ids(own, fewer);
        }
    }
}
