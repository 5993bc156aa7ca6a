package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.NearestCentre;
import dev.eddy.vector.SplitMix64;
import java.util.Arrays;
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
    private final ItemInputs inputs;
    /** For users without a direction in the space of the centres; null where that is the space of the tags. */
    private final ClusterAssigner byTags;

    /** Assigns by tags only; parameters as of the other constructor. */
    public ClusterAssigner(CentreSet set, double margin) {
        this(set.byTags(), margin, null, null);
    }

    /**
     * Assigns in the space of the centres.
     *
     * @param margin difference of cosines, in [0, 2], by which another centre must be nearer before a user moves
     * @param inputs make the directions in another space than that of the tags; with inputs of another space than the
     *     centres', users are assigned by tags
     */
    public static ClusterAssigner of(CentreSet set, double margin, ItemInputs inputs) {
        var byTags = new ClusterAssigner(set, margin);
        return inputs.isOf(set.space(), set.dimension()) ? new ClusterAssigner(set, margin, inputs, byTags) : byTags;
    }

    private ClusterAssigner(CentreSet set, double margin, ItemInputs inputs, ClusterAssigner byTags) {
        if (!(margin >= 0 && margin <= 2)) {
            throw new IllegalArgumentException("margin must be in [0, 2]: " + margin);
        }
        this.version = set.version();
        this.centres = new NearestCentre(set);
        this.ids = set.ids();
        this.margin = margin;
        this.inputs = inputs;
        this.byTags = byTags;
    }

    public long version() {
        return version;
    }

    /** What a user is assigned by: the direction in the space of the centres, or else {@link Interest#direction}. */
    Bearing bearing(Interest interest, float[] tagDirection) {
        float[] inSpace = byTags == null ? null : inputs.direction(interest);
        return inSpace == null ? new Bearing(tagDirection, byTags == null ? this : byTags) : new Bearing(inSpace, this);
    }

    /** Approximate cosine of a user with the centre of a cluster; NaN without a direction or for an unknown cluster. */
    double cosine(Interest interest, int cluster) {
        if (byTags == null) {
            return centres.cosine(interest.sum(), cluster);
        }
        Bearing bearing = bearing(interest, interest.direction());
        return bearing.direction() == null || !centres.contains(cluster)
                ? Double.NaN
                : bearing.centres().centres.cosine(bearing.direction(), cluster);
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

    /** The nearest clusters other than the user's own, nearest first; none without a direction (null). */
    List<Integer> next(int count, float[] direction, int home) {
        return direction == null
                ? List.of()
                : Arrays.stream(centres.topIds(direction, count, home)).boxed().toList();
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
