package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Limits the number and the time of the behaviours that wait for an unknown item. */
final class ParkingRules {
    // Waits end in steps, so that a timer looks through many behaviours at once.
    private static final int STEPS_PER_WAIT = 10;

    private static final Comparator<Behaviour> BY_TIME =
            Comparator.comparingLong(Behaviour::atMillis).thenComparingLong(Behaviour::position);

    private final int limit;
    private final long waitMillis;
    private final long stepMillis;

    ParkingRules(int limit, Duration wait) {
        this.limit = limit;
        this.waitMillis = wait.toMillis();
        this.stepMillis = Math.max(1, waitMillis / STEPS_PER_WAIT);
    }

    boolean hasRoom(int parked) {
        return parked < limit;
    }

    /** End of a wait: the full wait after parking, up to a tenth later. */
    long deadline(long parkedAtMillis) {
        return Math.floorDiv(parkedAtMillis + waitMillis + stepMillis - 1, stepMillis) * stepMillis;
    }

    boolean isOverdue(ParkedBehaviour one, long nowMillis) {
        return deadline(one.parkedAtMillis()) <= nowMillis;
    }

    List<Behaviour> inOrder(List<ParkedBehaviour> parked) {
        return parked.stream().map(ParkedBehaviour::behaviour).sorted(BY_TIME).toList();
    }
}
