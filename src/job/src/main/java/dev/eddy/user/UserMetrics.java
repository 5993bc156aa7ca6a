package dev.eddy.user;

import dev.eddy.user.UserChange.Outcome;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Metrics of one task of the user stage. */
final class UserMetrics {
    private final Counter usersIn;
    private final Counter usersOut;
    private final Map<Outcome, Counter> outcomes;
    private final Counter robotEvents;
    private final Counter unansweredEvents;
    private final Counter moves;
    final Counter handovers;
    final Counter merged;
    final Counter mergesRefused;
    final Counter expired;
    final Counter forgotten;

    UserMetrics(MetricGroup metrics, WalkSchedule schedule, ItemInputs inputs) {
        usersIn = metrics.counter("usersIn");
        usersOut = metrics.counter("usersOut");
        Counter ignored = metrics.counter("ignored");
        outcomes = new EnumMap<>(Map.of(
                Outcome.APPLIED,
                metrics.counter("distinct"),
                Outcome.DUPLICATE,
                metrics.counter("duplicates"),
                Outcome.IGNORED,
                ignored,
                Outcome.REFUSED,
                ignored));
        handovers = metrics.counter("handovers");
        merged = metrics.counter("usersMerged");
        mergesRefused = metrics.counter("mergesRefused");
        robotEvents = metrics.counter("robotEvents");
        unansweredEvents = metrics.counter("unansweredEvents");
        moves = metrics.counter("clusterMoves");
        expired = metrics.counter("usersExpired");
        forgotten = metrics.counter("usersForgotten");
        metrics.gauge("meanCosine", () -> schedule.drift().meanCosine());
        metrics.gauge("movesPer1000Events", () -> schedule.drift().movesPer1000Events());
        metrics.gauge("largestToMean", () -> schedule.drift().largestToMean());
        metrics.gauge("usersWithoutDirection", () -> schedule.drift().usersWithoutDirection());
        metrics.gauge("itemVectors", inputs::size);
        metrics.gauge("retrainDue", () -> schedule.isRetrainDue() ? 1 : 0);
    }

    void countEvent(UserChange change, boolean isRobot) {
        usersIn.inc();
        outcomes.get(change.outcome()).inc();
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
}
