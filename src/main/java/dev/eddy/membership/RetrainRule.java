package dev.eddy.membership;

import java.io.Serializable;
import java.time.Duration;

/**
 * Decides when centres no longer fit the users well enough, so that others should be trained.
 *
 * @param below by how much the mean cosine may be lower than the best it has had, a difference of cosines
 * @param largest how many times the mean the largest cluster may be
 * @param moves moves per 1,000 events that are all right
 * @param after how old centres may become, by event time
 */
record RetrainRule(double below, double largest, double moves, Duration after) implements Serializable {
    private static final long UNTRAINED = 0;

    static RetrainRule of(MembershipOptions options) {
        return new RetrainRule(
                options.retrainBelow(), options.retrainLargest(), options.retrainMoves(), options.retrainAfter());
    }

    /** @param nowMillis by event time; any instant long ago while there was no event */
    boolean isDue(Drift drift, CentreSet inUse, long nowMillis) {
        return drift.isKnown() && (isOld(inUse, nowMillis) || (hasMeaning(inUse) && isBad(drift)));
    }

    private boolean isOld(CentreSet inUse, long nowMillis) {
        return inUse.version() != UNTRAINED && nowMillis > inUse.trainedAtMillis() + after.toMillis();
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
