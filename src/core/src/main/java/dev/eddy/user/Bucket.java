package dev.eddy.user;

import dev.eddy.behaviour.ConfirmedClock;
import dev.eddy.client.Version;
import java.util.concurrent.TimeUnit;

/**
 * Progress of one bucket of users: the version of the centres that assigned all of them, or {@link #MIXED}; the number
 * of the last command carried out for all; their event time in steps of {@link #STEP_MILLIS}, and that at the last
 * expiry; and the epoch of new users, see {@link Version}.
 */
public record Bucket(long centreVersion, long command, ConfirmedClock clock, long expiredToMillis, long epoch) {

    /** Several versions assigned the users, so the next walk assigns all of them. */
    static final long MIXED = -1;

    /** Step of the clock: a finer clock would cost a write of state with every event. */
    static final long STEP_MILLIS = TimeUnit.MINUTES.toMillis(1);

    static Bucket empty(long centreVersion, long command, long epoch) {
        return new Bucket(centreVersion, command, ConfirmedClock.NONE, ConfirmedClock.UNKNOWN, epoch);
    }

    Bucket with(User user) {
        return !user.hasCluster() || user.centreVersion() == centreVersion || centreVersion == MIXED
                ? this
                : new Bucket(MIXED, command, clock, expiredToMillis, epoch);
    }

    Bucket withEvent(String userId, long atMillis) {
        ConfirmedClock after = clock.after(userId, atMillis - Math.floorMod(atMillis, STEP_MILLIS));
        if (after.equals(clock)) {
            return this;
        }
        // No user expires before a second user confirms the clock.
        long expiredTo = clock.isConfirmed() ? expiredToMillis : after.confirmedMillis();
        return new Bucket(centreVersion, command, after, expiredTo, epoch);
    }

    /** Event time of the users, epoch milliseconds, or {@link ConfirmedClock#UNKNOWN}. */
    long clockMillis() {
        return clock.confirmedMillis();
    }
}
