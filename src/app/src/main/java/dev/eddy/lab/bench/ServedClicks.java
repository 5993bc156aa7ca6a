package dev.eddy.lab.bench;

import dev.eddy.ops.MetricsView;

/** Clicks whose list, or a newer one, is in Redis. Clicks that get no list of their own count earlier. */
record ServedClicks(MetricsView metrics) {
    private static final String SERVE = "serve";
    private static final String USERS = "update-users";
    private static final String REFRESH = "refresh";

    /** Clicks that are done: all clicks that reached the sink or got no list, minus the lists that wait for Redis. */
    long count() {
        // In this order a list that is written in between counts late, not early.
        long made = metrics.counter(SERVE, "numRecordsIn")
                + metrics.counter(USERS, "unansweredEvents")
                + metrics.counter(REFRESH, "sparedLists");
        return Math.max(0, made - metrics.sum(SERVE, "redisPending"));
    }

    /** Clicks that users' state has taken in, with or without a list. */
    long folded() {
        return metrics.counter(USERS, "usersIn");
    }

    /** Lists put off. */
    long owed() {
        return metrics.sum(REFRESH, "owedLists");
    }

    /** Lists sent to Redis; a list that a newer one replaced while it waited was not sent. */
    long writes() {
        return metrics.counter(SERVE, "redisWrites") + metrics.counter(SERVE, "redisRefusedAsOlder");
    }

    /** Users in the models in memory. */
    long residentMembers() {
        return metrics.sum(REFRESH, "residentMembers");
    }
}
