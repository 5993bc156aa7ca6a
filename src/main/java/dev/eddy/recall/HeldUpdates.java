package dev.eddy.recall;

import dev.eddy.user.MemberUpdate.Join;
import dev.eddy.user.MemberUpdate.Present;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Updates of the history that wait until somebody looks at their cluster: a member with many interactions is changed once for several
 * clicks of one visit. They are not in the state, so a snapshot has to take them first. Belongs to one task.
 */
final class HeldUpdates {
    /** Updates of a cluster that wait at most; some 2 KB each. */
    static final int MOST = 1_024;

    private final Map<Integer, OfCluster> byCluster = new HashMap<>();

    private static final class OfCluster {
        private final Map<String, List<Present>> byUser = new LinkedHashMap<>();
        private int size;
    }

    /** Holds an update. A join replaces what came before it. Whether the cluster's updates are to be taken now. */
    boolean add(Present update) {
        OfCluster held = byCluster.computeIfAbsent(update.cluster(), cluster -> new OfCluster());
        List<Present> ofUser = held.byUser.computeIfAbsent(update.userId(), userId -> new ArrayList<>(2));
        if (update instanceof Join) {
            held.size -= ofUser.size();
            ofUser.clear();
        }
        ofUser.add(update);
        return ++held.size >= MOST;
    }

    /** Takes out the updates of a cluster: those of each user, in their order. */
    Collection<List<Present>> take(int cluster) {
        OfCluster held = byCluster.isEmpty() ? null : byCluster.remove(cluster);
        return held == null ? List.of() : held.byUser.values();
    }

    /** Takes out the updates of one user in a cluster, in their order; none for a user without any. */
    List<Present> take(int cluster, String userId) {
        OfCluster held = byCluster.get(cluster);
        List<Present> ofUser = held == null ? null : held.byUser.remove(userId);
        if (ofUser == null) {
            return List.of();
        }
        held.size -= ofUser.size();
        return ofUser;
    }

    /** The clusters with updates that wait. */
    Set<Integer> clusters() {
        return new TreeSet<>(byCluster.keySet());
    }
}
