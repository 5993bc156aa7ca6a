package dev.eddy.user;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the users of each cluster and sums their cosines with its centre. It follows the changes of users, so it never
 * reads all users. A user counts for the version of the centres that assigned the user.
 *
 * <p>After a restart each task takes an equal part of all counts, since a hash spreads the users over the tasks. The
 * sum over all tasks stays exact; the numbers of one task are those of a sample.
 */
final class ClusterCensus {
    private final Map<Long, VersionCensus> versions = new HashMap<>();
    /** Whether some users came before counting began. */
    private boolean isLate;

    private VersionCensus inUse;

    private ClusterCensus(boolean isLate) {
        this.isLate = isLate;
    }

    static ClusterCensus ofNobody() {
        var census = new ClusterCensus(false);
        // An empty checkpoint would look like one of a job that did not count.
        census.use(0, false);
        return census;
    }

    /** A task's part of all counts before a restart. Without any, counting begins with the next version. */
    static ClusterCensus ofShares(Collection<CensusShare> shares, int tasks) {
        var census = new ClusterCensus(shares.isEmpty());
        for (CensusShare share : shares) {
            census.versions
                    .computeIfAbsent(
                            share.version(),
                            version -> new VersionCensus(version, share.counted(), share.inOtherSpace()))
                    .add(share, 1. / tasks);
        }
        census.versions.values().forEach(version -> version.round(tasks));
        return census;
    }

    void use(long version, boolean isInOtherSpace) {
        if (inUse != null && inUse.version() == version) {
            return;
        }
        boolean isSwap = inUse != null;
        inUse = versions.computeIfAbsent(version, unseen -> new VersionCensus(unseen, !isLate, isInOtherSpace));
        isLate = false;
        if (isSwap) {
            inUse.beginAnew();
        }
    }

    /** Counts a change of a user. The assigner has the centres in use. */
    void count(UserChange change, ClusterAssigner assigner) {
        User before = change.before();
        User after = change.user();
        VersionCensus known = before == null ? null : counted(before);
        if (known != null && after != null && change.updates().isEmpty() && hasStayed(before, after, known)) {
            return;
        }
        if (known != null) {
            // In another space the vectors may have changed since the user was added, so the mean is taken off.
            known.count(before, -1, known.isInOtherSpace() ? Double.NaN : cosine(before, assigner));
        }
        VersionCensus now = after == null ? null : counted(after);
        if (now != null) {
            now.count(after, 1, cosine(after, assigner));
        }
    }

    /** Cosine of the user with the centre of the user's cluster; NaN if other centres assigned the user. */
    private static double cosine(User user, ClusterAssigner assigner) {
        return user.centreVersion() == assigner.version()
                ? assigner.cosine(user.interest(), user.cluster())
                : Double.NaN;
    }

    /** The counts of the version that assigned the user; null when nobody of it is counted. */
    private VersionCensus counted(User user) {
        VersionCensus version = versions.get(user.centreVersion());
        return version != null && version.isCounted() ? version : null;
    }

    /** Counts an event for the rate of moves, if it reaches a cluster and its user has a direction. */
    void countEvent(User before, UserChange change) {
        User after = change.user();
        if (!change.updates().isEmpty() && inUse.hasDirection(after)) {
            // A move to other centres, or out of a zero interest, does not tell how well the centres fit.
            inUse.event(
                    change.isMove() && before.centreVersion() == after.centreVersion() && inUse.hasDirection(before));
        }
    }

    private static boolean hasStayed(User before, User after, VersionCensus version) {
        return before.cluster() == after.cluster()
                && before.centreVersion() == after.centreVersion()
                && version.hasDirection(before) == version.hasDirection(after)
                && VersionCensus.countedItems(before) == VersionCensus.countedItems(after);
    }

    /**
     * How well the centres in use fit the users now.
     *
     * @param clusters number of the centres
     * @param isSwept whether they assigned all users of the task. The counts can't tell: after a restart a task has an equal part of
     *     those of earlier centres, which its own users leave unequally
     */
    Drift look(int clusters, boolean isSwept) {
        versions.values().removeIf(version -> version != inUse && version.isOver());
        if (!inUse.isCounted()) {
            return Drift.UNKNOWN;
        }
        double withoutDirection = versions.values().stream()
                .mapToDouble(VersionCensus::withoutDirection)
                .sum();
        return inUse.drift(clusters, isSwept, Math.max(0, withoutDirection));
    }

    List<CensusShare> shares() {
        List<CensusShare> shares = new ArrayList<>();
        versions.values().forEach(version -> shares.add(version.share()));
        return shares;
    }
}
