package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.ClusterCount;
import dev.eddy.option.Option;
import java.io.Serializable;
import java.time.Duration;

/**
 * Decides when centres no longer fit the users and should be trained again: the mean cosine fell by more than
 * {@code below}, the largest cluster has more than {@code largest} times the mean, there are more than {@code moves} in
 * 1,000 events, trained centres are older than {@code after} by event time, or there are more than {@code untrained}
 * users before any training, since one task makes all lists of a cluster.
 */
public record RetrainRule(
        @Option(key = "internal.membership.retrain-below", defaultValue = "0.05", range = "0 to 2", text = """
                Metric retrainDue: the fall of the users' mean cosine with their centre, from its best since the
                centres came. Interests drift, and the users of a cluster become less alike. The default is a
                cautious guess: compare it with the metric meanCosine of your stream.""")
        double below,

        @Option(key = "internal.membership.retrain-largest", defaultValue = "10.0", range = "1 to 100000", text = """
                Metric retrainDue: users of the largest cluster, as a multiple of the mean. One task has all of a
                cluster and all its refreshes. Training splits clusters that are too large.""")
        double largest,

        @Option(key = "internal.membership.retrain-moves", defaultValue = "100.0", range = "0 to 1000", text = """
                Metric retrainDue: moves to another cluster in 1,000 events. With more than every tenth event, users
                are between the centres, not around them.""")
        double moves,

        @Option(key = "internal.membership.retrain-after", defaultValue = "7 d", range = "1 ms to 36500 d", text = """
                Metric retrainDue: age of trained centres, by event time. New items bring new tastes.""")
        Duration after,

        @Option(
                key = "internal.membership.retrain-untrained",
                defaultValue = "50000",
                range = "1 to 1000000000",
                text = """
                Users before the first training, by the job itself or by the metric retrainDue; one of fewer than 20
                items counts in proportion. One task makes all lists of the first cluster, at any parallelism. But a
                split costs recall, and a list among 50,000 users costs only a seventh more than one among 5,000.""")
        int untrained)
        implements Serializable {
    private static final long UNTRAINED = 0;

    /**
     * @param drift of one task's users
     * @param nowMillis event time; {@link Long#MIN_VALUE} before the first event
     * @param tasks number of tasks, which share the users
     */
    boolean isDue(Drift drift, CentreSet inUse, long nowMillis, int tasks) {
        boolean isMissing =
                inUse.version() == UNTRAINED && ClusterCount.users(tasks * drift.countedItems()) > untrained;
        return drift.isKnown() && (isOld(inUse, nowMillis) || isMissing || (hasMeaning(inUse) && isBad(drift)));
    }

    private boolean isOld(CentreSet inUse, long nowMillis) {
        return inUse.version() != UNTRAINED && nowMillis > inUse.provenance().trainedAtMillis() + after.toMillis();
    }

    /** The single centre before a training is random, and its cluster has all users. */
    private static boolean hasMeaning(CentreSet inUse) {
        return inUse.version() != UNTRAINED || inUse.size() > 1;
    }

    private boolean isBad(Drift drift) {
        boolean isFar = drift.bestCosine() - drift.meanCosine() > below;
        boolean isUneven = drift.largestToMean() > largest;
        return (drift.isSettled() && (isFar || isUneven)) || (drift.isWatched() && drift.movesPer1000Events() > moves);
    }
}
