package dev.eddy.user;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Metrics of one task of the user stage. */
final class UserMetrics {
    private final Counter usersIn;
    private final Counter usersOut;
    private final Counter distinct;
    private final Counter duplicates;
    private final Counter ignored;
    private final Counter robotEvents;
    private final Counter unansweredEvents;
    private final Counter moves;
    private final Counter expired;
    private final Counter forgotten;

    UserMetrics(MetricGroup metrics, DriftMonitor drift) {
        usersIn = metrics.counter("usersIn");
        usersOut = metrics.counter("usersOut");
        distinct = metrics.counter("distinct");
        duplicates = metrics.counter("duplicates");
        ignored = metrics.counter("ignored");
        robotEvents = metrics.counter("robotEvents");
        unansweredEvents = metrics.counter("unansweredEvents");
        moves = metrics.counter("clusterMoves");
        expired = metrics.counter("usersExpired");
        forgotten = metrics.counter("usersForgotten");
        metrics.gauge("meanCosine", () -> drift.latest().meanCosine());
        metrics.gauge("movesPer1000Events", () -> drift.latest().movesPer1000Events());
        metrics.gauge("largestToMean", () -> drift.latest().largestToMean());
        metrics.gauge("usersWithoutDirection", () -> drift.latest().usersWithoutDirection());
        metrics.gauge("retrainDue", () -> drift.isRetrainDue() ? 1 : 0);
    }

    void countEvent(UserChange change, boolean isRobot) {
        usersIn.inc();
        (switch (change.outcome()) {
                    case APPLIED -> distinct;
                    case DUPLICATE -> duplicates;
                    case IGNORED -> ignored;
                })
                .inc();
        if (change.isApplied() && isRobot) {
            robotEvents.inc();
            if (change.updates().stream().noneMatch(MemberUpdate::makesLists)) {
                unansweredEvents.inc();
            }
        }
    }

    void count(UserChange change) {
        usersOut.inc(change.updates().size());
        if (change.isMove()) {
            moves.inc();
        }
    }

    void countForgotten() {
        forgotten.inc();
    }

    void countExpired() {
        expired.inc();
    }
}
