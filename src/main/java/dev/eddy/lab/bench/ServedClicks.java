package dev.eddy.lab.bench;

import dev.eddy.ops.MetricsView;

/** Clicks whose list, or a newer one, is in Redis. Clicks of robots make no list and count earlier. */
record ServedClicks(MetricsView metrics) {
    private static final String SERVE = "serve";

    /** Clicks that are done: all clicks that reached the sink or make no list, minus the lists that wait for Redis. */
    long count() {
        // In this order a list that is written in between counts late, not early.
        long made = metrics.counter(SERVE, "numRecordsIn") + metrics.counter("update-users", "unansweredEvents");
        return Math.max(0, made - metrics.sum(SERVE, "redisPending"));
    }

    /** Lists sent to Redis; a list that a newer one replaced while it waited was not sent. */
    long writes() {
        return metrics.counter(SERVE, "redisWrites") + metrics.counter(SERVE, "redisRefusedAsOlder");
    }

    /** Users in the models in memory. */
    long residentMembers() {
        return metrics.sum("refresh", "residentMembers");
    }
}
