package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.NearestCentre;
import dev.eddy.vector.SplitMix64;
import java.util.List;

/**
 * Assigns a user to the cluster with the nearest centre. Hysteresis keeps a user between two centres from moving with
 * every click. A hash of the id spreads users without a direction evenly over all clusters. Not thread-safe.
 */
public final class ClusterAssigner {
    /** No cluster: for unknown users and for users with impressions only. */
    public static final int NO_CLUSTER = -1;

    private final long version;
    private final NearestCentre centres;
    private final int[] ids;
    private final double margin;

    /** @param margin difference of cosines, in [0, 2], by which another centre must be nearer before a user moves */
    public ClusterAssigner(CentreSet set, double margin) {
        if (!(margin >= 0 && margin <= 2)) {
            throw new IllegalArgumentException("margin must be in [0, 2]: " + margin);
        }
        this.version = set.version();
        this.centres = new NearestCentre(set);
        this.ids = set.ids();
        this.margin = margin;
    }

    public long version() {
        return version;
    }

    public NearestCentre centres() {
        return centres;
    }

    /** The user's cluster now; without a direction (null) by a hash. {@code current} may be {@link #NO_CLUSTER}. */
    public int assign(String userId, float[] direction, int current, long assignedVersion) {
        // A cluster of other centres is another cluster, even under the same id.
        boolean mayStay = assignedVersion == version && centres.contains(current);
        if (direction == null) {
            return mayStay && margin > 0 ? current : byHash(userId);
        }
        NearestCentre.Match nearest = centres.nearest(direction);
        if (!mayStay) {
            return nearest.id();
        }
        double gain = (double) nearest.cosine() - centres.cosine(direction, current);
        return gain >= margin ? nearest.id() : current;
    }

    /**
     * The cluster with the highest hash of the user and its id (rendezvous hashing, Thaler and Ravishankar, IEEE/ACM
     * Transactions on Networking 6, 1998): when clusters come and go, only the users of these move.
     */
    private int byHash(String userId) {
        long user = SplitMix64.mix(userId.hashCode());
        int chosen = ids[0];
        long highest = Long.MIN_VALUE;
        for (int id : ids) {
            long hash = SplitMix64.mix(user + SplitMix64.mix(id + 1L));
            if (hash > highest) {
                highest = hash;
                chosen = id;
            }
        }
        return chosen;
    }

    /** The other clusters that borrow the user, ascending. A guest of {@code current} stays one within the margin. */
    public List<Integer> guestOf(float[] direction, int home, List<Integer> current, long assignedVersion) {
        if (direction == null) {
            return List.of();
        }
        List<Integer> guestOf = centres.reaching(direction, assignedVersion == version ? current : List.of(), margin);
        guestOf.remove((Integer) home);
        return guestOf;
    }
}
