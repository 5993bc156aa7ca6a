package dev.eddy.recall;

import dev.eddy.user.History;
import dev.eddy.user.Interaction;
import dev.eddy.user.MemberUpdate.Change;
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
    /** Size of a cluster's updates that wait at most, in bytes of memory; some thousand of clicks. */
    static final long MOST_BYTES_OF_A_CLUSTER = 2L << 20;
    /** Size of all that wait at most, but for the last one. */
    static final long MOST_BYTES = 32L << 20;

    private static final long BYTES_OF_UPDATE = 500;

    private final Map<Integer, OfCluster> byCluster = new HashMap<>();
    private long bytes;

    private static final class OfCluster {
        private final Map<String, List<Present>> byUser = new LinkedHashMap<>();
        private long bytes;
    }

    /** Holds an update. A join replaces what came before it. Whether the cluster's updates are to be taken now. */
    boolean add(Present update) {
        OfCluster held = byCluster.computeIfAbsent(update.cluster(), cluster -> new OfCluster());
        List<Present> ofUser = held.byUser.computeIfAbsent(update.userId(), userId -> new ArrayList<>(2));
        if (update instanceof Join) {
            count(held, -bytes(ofUser));
            ofUser.clear();
        }
        ofUser.add(update);
        count(held, bytes(update));
        return held.bytes >= MOST_BYTES_OF_A_CLUSTER || bytes >= MOST_BYTES;
    }

    private void count(OfCluster held, long more) {
        held.bytes += more;
        bytes += more;
    }

    private static long bytes(List<Present> updates) {
        return updates.stream().mapToLong(HeldUpdates::bytes).sum();
    }

    private static long bytes(Present update) {
        List<Interaction> interactions = update instanceof Join join
                ? join.history()
                : update instanceof Change change ? change.added() : List.of();
        float[] direction = update.user().direction();
        return BYTES_OF_UPDATE
                + (direction == null ? 0 : (long) Float.BYTES * direction.length)
                + update.user().aversion().bytes()
                + History.bytes(interactions);
    }

    /** Approximate size of all that wait, in bytes of memory. */
    long bytes() {
        return bytes;
    }

    /** Takes out the updates of a cluster: those of each user, in their order. */
    Collection<List<Present>> take(int cluster) {
        OfCluster held = byCluster.isEmpty() ? null : byCluster.remove(cluster);
        if (held == null) {
            return List.of();
        }
        bytes -= held.bytes;
        return held.byUser.values();
    }

    /** Takes out the updates of one user in a cluster, in their order; none for a user without any. */
    List<Present> take(int cluster, String userId) {
        OfCluster held = byCluster.get(cluster);
        List<Present> ofUser = held == null ? null : held.byUser.remove(userId);
        if (ofUser == null) {
            return List.of();
        }
        count(held, -bytes(ofUser));
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
