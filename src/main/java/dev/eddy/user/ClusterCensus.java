package dev.eddy.user;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the users of each cluster and how near they are to its centre, from what happens to each user, so that nobody has to
 * look through them all. Users of an earlier version of the centres are counted with it until they are assigned anew.
 *
 * <p>The counts outlast a restart with any number of tasks: each takes an equal part of what all have counted, since users
 * are spread by hash. The sum over the tasks stays exact, a task's own numbers are as near as its users are a sample of all.
 */
final class ClusterCensus {
    /** With fewer users, a task's mean cosine and largest cluster are chance. */
    private static final double ENOUGH_USERS = 100;

    private static final double ENOUGH_A_CLUSTER = 10;

    /** Share of the users that have been assigned with the centres in use when most is done. */
    private static final double MOST = .9;

    private final Map<Long, VersionCensus> versions = new HashMap<>();
    /** Whether there are users whom nobody has counted. */
    private boolean isLate;

    private VersionCensus inUse;

    private ClusterCensus(boolean isLate) {
        this.isLate = isLate;
    }

    /** Of a job that has no user yet. */
    static ClusterCensus ofNobody() {
        var census = new ClusterCensus(false);
        // Is part of the first checkpoint, which otherwise would look like one of a job that did not count.
        census.use(0);
        return census;
    }

    /**
     * A task's part of what was counted before a restart.
     *
     * @param shares of all tasks there were; empty when the job did not count yet. Then it counts from the next version on
     * @param tasks how many there are now
     */
    static ClusterCensus ofShares(Collection<CensusShare> shares, int tasks) {
        var census = new ClusterCensus(shares.isEmpty());
        for (CensusShare share : shares) {
            census.versions
                    .computeIfAbsent(share.version(), version -> new VersionCensus(version, share.counted()))
                    .add(share, 1. / tasks);
        }
        census.versions.values().forEach(version -> version.round(tasks));
        return census;
    }

    /** Says which centres are in use from now on. */
    void use(long version) {
        if (inUse != null && inUse.version() == version) {
            return;
        }
        boolean isSwap = inUse != null;
        inUse = versions.computeIfAbsent(version, unseen -> new VersionCensus(unseen, !isLate));
        isLate = false;
        if (isSwap) {
            inUse.beginAnew();
        }
    }

    /**
     * Takes what happened to a user.
     *
     * @param assigner by the centres in use
     */
    void count(UserChange change, ClusterAssigner assigner) {
        User before = change.before();
        User after = change.user();
        if (before != null
                && after != null
                && hasStayed(before, after)
                && change.updates().isEmpty()) {
            return;
        }
        if (before != null && isCounted(before)) {
            versions.get(before.centreVersion()).remove(before, assigner.cosine(before));
        }
        if (after != null && isCounted(after)) {
            versions.get(after.centreVersion()).add(after, assigner.cosine(after));
        }
    }

    private boolean isCounted(User user) {
        VersionCensus version = versions.get(user.centreVersion());
        return version != null && version.isCounted();
    }

    /**
     * Takes an event that was folded into a user. An event that no cluster was told of, or of a user without a direction, can't
     * have moved anybody.
     */
    void countEvent(User before, UserChange change) {
        User after = change.user();
        if (!change.updates().isEmpty() && after.interest().hasDirection()) {
            // Moves to other centres, and those of a user who had no direction, say nothing of how well the centres
            // fit.
            inUse.event(change.isMove()
                    && before.centreVersion() == after.centreVersion()
                    && before.interest().hasDirection());
        }
    }

    private static boolean hasStayed(User before, User after) {
        return before.cluster() == after.cluster()
                && before.centreVersion() == after.centreVersion()
                && before.interest().hasDirection() == after.interest().hasDirection();
    }

    /**
     * How well the centres in use fit the users, as of now.
     *
     * @param clusters how many the centres in use make
     */
    Drift look(int clusters) {
        versions.values().removeIf(version -> version != inUse && version.isCounted() && version.isEmpty());
        if (!inUse.isCounted()) {
            return Drift.UNKNOWN;
        }
        double users = inUse.users();
        double all =
                versions.values().stream().mapToDouble(VersionCensus::users).sum();
        double withoutDirection = versions.values().stream()
                .mapToDouble(VersionCensus::withoutDirection)
                .sum();
        boolean isSettled = users >= Math.max(ENOUGH_USERS, ENOUGH_A_CLUSTER * clusters) && users >= MOST * all;
        if (isSettled) {
            inUse.noteMeanCosine();
        }
        MoveWindow window = inUse.window();
        return new Drift(
                inUse.meanCosine(),
                inUse.bestCosine(),
                isSettled,
                window.movesPer1000Events(),
                window.hasEnough(),
                inUse.largestToMean(clusters),
                Math.max(0, withoutDirection),
                Math.max(0, users));
    }

    /** This task's, to be written. */
    List<CensusShare> shares() {
        List<CensusShare> shares = new ArrayList<>();
        versions.values().forEach(version -> shares.add(version.share()));
        return shares;
    }
}
