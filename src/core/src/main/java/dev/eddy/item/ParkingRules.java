package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.record.Pause;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Limits the number and the time of the behaviours that wait for an unknown item. */
record ParkingRules(int limit, Duration waitTime) {
    // Waits end in steps, so that a timer looks through many behaviours at once.
    private static final int STEPS_PER_WAIT = 10;

    private static final Comparator<Behaviour> BY_TIME =
            Comparator.comparingLong(Behaviour::atMillis).thenComparingLong(Behaviour::position);

    boolean hasRoom(int parked) {
        return parked < limit;
    }

    /** End of a wait: the full wait after parking, up to a tenth later. */
    long deadline(long parkedAtMillis) {
        long stepMillis = Math.max(1, waitTime.toMillis() / STEPS_PER_WAIT);
        return Math.floorDiv(parkedAtMillis + waitTime.toMillis() + stepMillis - 1, stepMillis) * stepMillis;
    }

    /** One that is parked in the future was parked before the clock was set back. */
    boolean isOverdue(ParkedBehaviour one, long nowMillis) {
        return deadline(one.parkedAtMillis()) <= nowMillis
                || new Pause(waitTime.toMillis()).isTooFar(one.parkedAtMillis(), nowMillis);
    }

    List<Behaviour> inOrder(List<ParkedBehaviour> parked) {
        return parked.stream().map(ParkedBehaviour::behaviour).sorted(BY_TIME).toList();
    }
}
