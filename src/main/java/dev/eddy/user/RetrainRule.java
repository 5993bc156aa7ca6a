package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import java.io.Serializable;
import java.time.Duration;

/**
 * Decides when centres no longer fit the users and should be trained again: the mean cosine fell by more than
 * {@code below}, the largest cluster has more than {@code largest} times the mean, there are more than {@code moves} in
 * 1,000 events, trained centres are older than {@code after} by event time, or a task has more than {@code untrained}
 * users before any training, since one task makes all lists of a cluster.
 */
record RetrainRule(double below, double largest, double moves, Duration after, double untrained)
        implements Serializable {
    private static final long UNTRAINED = 0;

    /** @param tasks number of tasks, which share the users */
    static RetrainRule of(MembershipOptions options, int tasks) {
        return new RetrainRule(
                options.retrainBelow(),
                options.retrainLargest(),
                options.retrainMoves(),
                options.retrainAfter(),
                (double) options.retrainUntrained() / tasks);
    }

    /** @param nowMillis event time; {@link Long#MIN_VALUE} before the first event */
    boolean isDue(Drift drift, CentreSet inUse, long nowMillis) {
        return drift.isKnown()
                && (isOld(inUse, nowMillis) || isMissing(drift, inUse) || (hasMeaning(inUse) && isBad(drift)));
    }

    private boolean isMissing(Drift drift, CentreSet inUse) {
        return inUse.version() == UNTRAINED && drift.users() > untrained;
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
