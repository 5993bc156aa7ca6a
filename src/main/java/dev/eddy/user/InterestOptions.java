package dev.eddy.user;

import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.record.Allowed;
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
 * @param robotClicks a user with more clicks than this, each counting half after a day, is taken for a robot
 * @param expireAfter time without an event after which a user is forgotten, by event time that two users have confirmed
 */
public record InterestOptions(
        int dimension,
        BehaviourWeights weights,
        Duration halfLife,
        int historyLimit,
        Duration duplicateWindow,
        int duplicateLimit,
        int robotClicks,
        Duration expireAfter)
        implements Serializable {

    public InterestOptions {
        Allowed.atLeast("catalog.dimension", dimension, 1);
        Allowed.positive("interest.half-life", halfLife);
        Allowed.between("interest.history-limit", historyLimit, 1, 100_000);
        Allowed.positive("interest.duplicate-window", duplicateWindow);
        Allowed.between("interest.duplicate-limit", duplicateLimit, 1, 100_000);
        Allowed.between("interest.robot-clicks", robotClicks, 1, 1_000_000_000);
        Allowed.positive("interest.expire-after", expireAfter);
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
                2_000,
                Duration.ofDays(400));
    }

    /** With users who are kept however long they are away. */
    public InterestOptions neverExpiring() {
        return new InterestOptions(
                dimension,
                weights,
                halfLife,
                historyLimit,
                duplicateWindow,
                duplicateLimit,
                robotClicks,
                Duration.ofDays(36_500));
    }
}
