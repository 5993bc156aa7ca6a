package dev.eddy.user;

import dev.eddy.centre.CentreSet;

/** Computes the drift once a second. The thread of the metrics reads the latest. */
final class DriftMonitor {
    private static final long EVERY_MILLIS = 1_000;

    private final ClusterCensus census;
    private final RetrainRule rule;
    private long lookDueAtMillis = Long.MIN_VALUE;
    private long newestMillis = Long.MIN_VALUE;
    private volatile Drift latest = Drift.UNKNOWN;
    private volatile boolean isRetrainDue;

    DriftMonitor(ClusterCensus census, RetrainRule rule) {
        this.census = census;
        this.rule = rule;
    }

    /** @param clockMillis confirmed event time of a bucket, by which centres age */
    void tick(long nowMillis, long clockMillis, CentreSet inUse) {
        newestMillis = Math.max(newestMillis, clockMillis);
        if (nowMillis >= lookDueAtMillis) {
            lookDueAtMillis = nowMillis + EVERY_MILLIS;
            latest = census.look(inUse.size());
            isRetrainDue = rule.isDue(latest, inUse, newestMillis);
        }
    }

    Drift latest() {
        return latest;
    }

    boolean isRetrainDue() {
        return isRetrainDue;
    }
}
