package dev.eddy.lab.bench;

import dev.eddy.lab.LocalEddy;
import dev.eddy.ops.MetricsView;

/**
 * How far the running job is, at its far end: clicks whose list Redis has, or has a newer one of. Those of robots that make no
 * list are at their end earlier.
 */
final class ServedClicks {
    private static final String SERVE = "serve";

    private final MetricsView metrics;

    ServedClicks(LocalEddy eddy) {
        this.metrics = eddy.metrics();
    }

    /** Clicks whose list was made, or will not be, but for those whose list still waits for Redis. */
    long count() {
        // In this order a list that leaves in between is counted late, not early.
        long made = metrics.counter(SERVE, "numRecordsIn") + metrics.counter("update-users", "unansweredEvents");
        return Math.max(0, made - metrics.sum(SERVE, "redisPending"));
    }

    /** Lists that were sent to Redis; a list that was overtaken while it waited never was. */
    long writes() {
        return metrics.counter(SERVE, "redisWrites") + metrics.counter(SERVE, "redisRefusedAsOlder");
    }

    /** Users in the models in memory. */
    long residentMembers() {
        return metrics.sum("refresh", "residentMembers");
    }
}
