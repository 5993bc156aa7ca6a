package dev.eddy.interest;

import dev.eddy.behaviour.BehaviourWeights;
import java.io.Serializable;
import java.time.Duration;

/**
 * How interests are kept.
 *
 * @param dimension of the vectors
 * @param weights of the types of behaviour
 * @param halfLife after which a click counts half
 * @param historyLimit interactions remembered per user; older ones no longer keep an item out of the lists
 * @param duplicateWindow two events with one identity count once when their times are at most this far apart
 * @param duplicateLimit events remembered per user for that
 * @param forgetAfter a user without an event for so long is forgotten
 */
public record InterestOptions(
        int dimension,
        BehaviourWeights weights,
        Duration halfLife,
        int historyLimit,
        Duration duplicateWindow,
        int duplicateLimit,
        Duration forgetAfter)
        implements Serializable {

    public InterestOptions {
        require(dimension > 0, "dimension must be positive", dimension);
        require(isPositive(halfLife), "half-life must be positive", halfLife);
        require(historyLimit > 0, "history-limit must be positive", historyLimit);
        require(isPositive(duplicateWindow), "duplicate-window must be positive", duplicateWindow);
        require(duplicateLimit > 0, "duplicate-limit must be positive", duplicateLimit);
        require(isPositive(forgetAfter), "forget-after must be positive", forgetAfter);
    }

    /** The shipped settings, for vectors of the given dimension. */
    public static InterestOptions ofDimension(int dimension) {
        return new InterestOptions(
                dimension,
                BehaviourWeights.DEFAULTS,
                Duration.ofDays(30),
                2_000,
                Duration.ofHours(24),
                1_000,
                Duration.ofDays(400));
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static void require(boolean holds, String what, Object got) {
        if (!holds) {
            throw new IllegalArgumentException("interest: " + what + ": " + got);
        }
    }
}
