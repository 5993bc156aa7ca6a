package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How many behaviours may wait for one item that is not in the catalogue, how long, and how they leave. */
final class ParkingRules {
    // Waits end in steps, so that a crowd waiting for one item is gone through a few times instead of once for each.
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

    /** When a behaviour's wait ends: at least the full wait after it was parked, at most a tenth later. */
    long deadline(long parkedAtMillis) {
        return Math.floorDiv(parkedAtMillis + waitMillis + stepMillis - 1, stepMillis) * stepMillis;
    }

    /** Those still waiting at {@code nowMillis}. */
    List<ParkedBehaviour> waiting(List<ParkedBehaviour> parked, long nowMillis) {
        return filtered(parked, nowMillis, false);
    }

    /** Those whose wait is over at {@code nowMillis}. */
    List<ParkedBehaviour> overdue(List<ParkedBehaviour> parked, long nowMillis) {
        return filtered(parked, nowMillis, true);
    }

    private List<ParkedBehaviour> filtered(List<ParkedBehaviour> parked, long nowMillis, boolean overdue) {
        var found = new ArrayList<ParkedBehaviour>();
        for (ParkedBehaviour one : parked) {
            if (deadline(one.parkedAtMillis()) <= nowMillis == overdue) {
                found.add(one);
            }
        }
        return found;
    }

    /** The order in which behaviours are passed on when their item has come: as they happened. */
    List<Behaviour> inOrder(List<ParkedBehaviour> parked) {
        return parked.stream().map(ParkedBehaviour::behaviour).sorted(BY_TIME).toList();
    }
}
