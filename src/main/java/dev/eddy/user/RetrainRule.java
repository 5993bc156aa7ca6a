package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import java.io.Serializable;
import java.time.Duration;

/**
 * Decides when centres no longer fit the users well enough, so that others should be trained.
 *
 * @param below by how much the mean cosine may be lower than the best it has had, a difference of cosines
 * @param largest how many times the mean the largest cluster may be
 * @param moves moves per 1,000 events that are all right
 * @param after how old centres may become, by event time
 * @param untrained users of a task that may share the clusters that a job begins with: one task makes all lists of a cluster
 */
record RetrainRule(double below, double largest, double moves, Duration after, double untrained)
        implements Serializable {
    private static final long UNTRAINED = 0;

    /** @param tasks which each see a part of the users */
    static RetrainRule of(MembershipOptions options, int tasks) {
        return new RetrainRule(
                options.retrainBelow(),
                options.retrainLargest(),
                options.retrainMoves(),
                options.retrainAfter(),
                (double) options.retrainUntrained() / tasks);
    }

    /** @param nowMillis by event time; any instant long ago while there was no event */
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

    /** The one centre that a job begins with is anywhere, and everybody is in its cluster. */
    private static boolean hasMeaning(CentreSet inUse) {
        return inUse.version() != UNTRAINED || inUse.size() > 1;
    }

    private boolean isBad(Drift drift) {
        boolean isFar = drift.bestCosine() - drift.meanCosine() > below;
        boolean isUneven = drift.largestToMean() > largest;
        return (drift.isSettled() && (isFar || isUneven)) || (drift.isWatched() && drift.movesPer1000Events() > moves);
    }
}
