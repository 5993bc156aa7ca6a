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
    static final int MOST_OF_A_CLUSTER = 1_024;
    /** Updates that wait at most, but for one of each cluster. */
    static final int MOST = 16_384;

    private final Map<Integer, OfCluster> byCluster = new HashMap<>();
    private int size;

    private static final class OfCluster {
        private final Map<String, List<Present>> byUser = new LinkedHashMap<>();
        private int size;
    }

    /** Holds an update. A join replaces what came before it. Whether the cluster's updates are to be taken now. */
    boolean add(Present update) {
        OfCluster held = byCluster.computeIfAbsent(update.cluster(), cluster -> new OfCluster());
        List<Present> ofUser = held.byUser.computeIfAbsent(update.userId(), userId -> new ArrayList<>(2));
        if (update instanceof Join) {
            count(held, -ofUser.size());
            ofUser.clear();
        }
        ofUser.add(update);
        count(held, 1);
        return held.size >= MOST_OF_A_CLUSTER || size >= MOST;
    }

    private void count(OfCluster held, int more) {
        held.size += more;
        size += more;
    }

    /** Takes out the updates of a cluster: those of each user, in their order. */
    Collection<List<Present>> take(int cluster) {
        OfCluster held = byCluster.isEmpty() ? null : byCluster.remove(cluster);
        if (held == null) {
            return List.of();
        }
        size -= held.size;
        return held.byUser.values();
    }

    /** Takes out the updates of one user in a cluster, in their order; none for a user without any. */
    List<Present> take(int cluster, String userId) {
        OfCluster held = byCluster.get(cluster);
        List<Present> ofUser = held == null ? null : held.byUser.remove(userId);
        if (ofUser == null) {
            return List.of();
        }
        count(held, -ofUser.size());
        if (held.byUser.isEmpty()) {
            byCluster.remove(cluster);
        }
        return ofUser;
    }

    /** Whether updates of a cluster wait. */
    boolean has(int cluster) {
        return byCluster.containsKey(cluster);
    }

    /** The clusters with updates that wait. */
    Set<Integer> clusters() {
        return new TreeSet<>(byCluster.keySet());
    }
}
