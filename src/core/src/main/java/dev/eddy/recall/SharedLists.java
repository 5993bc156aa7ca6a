package dev.eddy.recall;

import dev.eddy.behaviour.ConfirmedClock;
import dev.eddy.client.Candidate;
import dev.eddy.client.GroupProfile;
import dev.eddy.item.TableUpdate.HotInGroup;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.ranking.Recaller;
import dev.eddy.record.Pause;
import dev.eddy.user.ClusterAssigner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the lists that many users share: of each cluster that has changed, and for users without one. Belongs to one task. */
final class SharedLists {
    /** A changed cluster's list, and the list for users without one, are shared once in this time. */
    static final long EVERY_MILLIS = 10_000;

    private static final Pause EVERY = new Pause(EVERY_MILLIS);
    /** A cluster's profile, and the limits of its segments, read many members, so they are made less often. */
    private static final Pause PROFILE = new Pause(60_000);

    private final Clusters clusters;
    private final Recaller recaller;
    private final ItemTable table;
    /** When the list of each cluster that has changed is shared next. */
    private final Map<Integer, Long> due = new HashMap<>();

    private final ClusterProfiles profiler;
    private final SegmentShares segments;
    /** The last profile of each cluster. */
    private final Map<Integer, GroupProfile> profiles = new HashMap<>();

    private FirstClicks firstClicks = new FirstClicks();
    private long hotAtMillis = Long.MIN_VALUE;

    SharedLists(Clusters clusters, Recaller recaller, ItemTable table) {
        this.clusters = clusters;
        this.recaller = recaller;
        this.table = table;
        this.profiler = new ClusterProfiles(table);
        this.segments = new SegmentShares(table);
    }

    /** Notes a change of a cluster; whether its list is to be shared {@link #EVERY_MILLIS} later, which no other change has asked for. */
    boolean isFirstChange(int cluster, long nowMillis) {
        Long dueAt = due.get(cluster);
        if (cluster == ClusterAssigner.NO_CLUSTER || (dueAt != null && !EVERY.isTooFar(dueAt, nowMillis))) {
            return false;
        }
        due.put(cluster, nowMillis + EVERY_MILLIS);
        return true;
    }

    /**
     * Shares the list of a cluster, or that the cluster is gone; every 10 s also the list for users without one. Whether it did.
     *
     * @param newestMillis event time; {@link ConfirmedClock#UNKNOWN} makes no lists
     */
    boolean share(int cluster, long newestMillis, ClusterState state, long nowMillis, StageOutput out) {
        due.remove(cluster);
        if (clusters.isEmpty(cluster, state)) {
            profiles.remove(cluster);
            if (cluster != ClusterAssigner.NO_CLUSTER) {
                out.shared(SharedUpdate.ofGone(cluster));
                out.segments(new ClusterSegments(cluster, List.of()));
            }
            return true;
        }
        if (newestMillis == ConfirmedClock.UNKNOWN) {
            return false;
        }
        ClusterModel model = clusters.model(cluster, state);
        List<Candidate> hot = recaller.hotIn(model, table, firstClicks.best(), newestMillis);
        var weights = clusters.ranker(cluster, state).weights();
        GroupProfile profile = profile(cluster, state, newestMillis, nowMillis, out);
        out.shared(SharedUpdate.of(cluster, nowMillis, hot, weights, profile));
        if (EVERY.isOver(hotAtMillis, nowMillis)) {
            hotAtMillis = nowMillis;
            out.shared(SharedUpdate.hot(nowMillis, hot(newestMillis)));
        }
        return true;
    }

    /** The list for users without one. */
    List<Candidate> hot(long asOfMillis) {
        return recaller.hot(table, firstClicks.best(), asOfMillis);
    }

    /** Counts whether the lists for users without one, as of an instant, have the item of a user's first click. */
    void countFirst(String itemId, long asOfMillis) {
        firstClicks.count(halfLife -> recaller.isHot(itemId, FirstClicks.LISTED, table, halfLife, asOfMillis));
    }

    FirstClicks firstClicks() {
        return firstClicks;
    }

    /** Continues the counts of before a restart. */
    void use(FirstClicks restored) {
        firstClicks = restored;
    }

    /** Shares the list of a group: its hottest items that can be recalled, as of its newest click or a later instant. */
    void share(HotInGroup hot, long newestMillis, long nowMillis, StageOutput out) {
        // No user of this task may have clicked yet, so the group has an instant of its own.
        long asOfMillis = Math.max(newestMillis, hot.asOfMillis());
        out.shared(SharedUpdate.ofGroup(hot.group(), nowMillis, recaller.hotIn(hot, table, asOfMillis), null));
    }

    private GroupProfile profile(int cluster, ClusterState state, long asOfMillis, long nowMillis, StageOutput out) {
        GroupProfile last = profiles.get(cluster);
        if (last == null || PROFILE.isOver(last.generatedAtMillis(), nowMillis)) {
            clusters.cutSegments(cluster, asOfMillis, state);
            ClusterModel model = clusters.model(cluster, state);
            last = profiler.of(model, asOfMillis, nowMillis);
            out.segments(segments.of(cluster, model, asOfMillis));
            profiles.put(cluster, last);
        }
        return last;
    }
}
