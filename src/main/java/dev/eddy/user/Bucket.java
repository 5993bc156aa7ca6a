package dev.eddy.user;

import dev.eddy.behaviour.ConfirmedClock;
import dev.eddy.record.Version;
import java.util.concurrent.TimeUnit;

/**
 * How far a bucket's users have been walked.
 *
 * @param centreVersion version of the centres that all its users were assigned with, or {@link #MIXED}
 * @param command number of the last command carried out for all its users
 * @param clock of its users' events, in steps of {@link #STEP_MILLIS}: users expire by it
 * @param expiredToMillis users were last looked through for expiry at this instant of that clock
 * @param epoch first part of the {@link Version} of users who are new
 */
public record Bucket(long centreVersion, long command, ConfirmedClock clock, long expiredToMillis, long epoch) {

    /** No version: users were assigned with several, so whichever is in use, the bucket must be walked. */
    static final long MIXED = -1;

    /** A clock that moved with every event would be written with every event. */
    static final long STEP_MILLIS = TimeUnit.MINUTES.toMillis(1);

    /** A bucket without users. */
    static Bucket empty(long centreVersion, long command, long epoch) {
        return new Bucket(centreVersion, command, ConfirmedClock.NONE, ConfirmedClock.UNKNOWN, epoch);
    }

    /** With a user as of now, who may have been assigned with other centres than the others. */
    Bucket with(User user) {
        return !user.hasCluster() || user.centreVersion() == centreVersion || centreVersion == MIXED
                ? this
                : new Bucket(MIXED, command, clock, expiredToMillis, epoch);
    }

    /** With an event of one of its users. */
    Bucket withEvent(String userId, long atMillis) {
        ConfirmedClock after = clock.after(userId, atMillis - Math.floorMod(atMillis, STEP_MILLIS));
        if (after.equals(clock)) {
            return this;
        }
        // Nobody can have expired by the time that a second user comes.
        long expiredTo = clock.isConfirmed() ? expiredToMillis : after.confirmedMillis();
        return new Bucket(centreVersion, command, after, expiredTo, epoch);
    }

    /** The time that its users expire by; {@link ConfirmedClock#UNKNOWN} when there is none yet. */
    long clockMillis() {
        return clock.confirmedMillis();
    }
}
