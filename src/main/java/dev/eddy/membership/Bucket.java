package dev.eddy.membership;

import java.util.concurrent.TimeUnit;

/**
 * How far a bucket's users have been walked.
 *
 * @param centreVersion version of the centres that all its users were assigned with, or {@link #MIXED}
 * @param command number of the last command carried out for all its users
 * @param newestMillis newest event of its users, or up to {@link #STEP_MILLIS} before it: the clock of their expiry
 * @param expiredToMillis users were last looked through for expiry at this instant of that clock
 * @param epoch first part of the {@link Version} of users who are new
 */
public record Bucket(long centreVersion, long command, long newestMillis, long expiredToMillis, long epoch) {

    /** No version: users were assigned with several, so whichever is in use, the bucket must be walked. */
    static final long MIXED = -1;

    /** A clock that moved with every event would be written with every event. */
    static final long STEP_MILLIS = TimeUnit.MINUTES.toMillis(1);

    /** With a user as of now, who may have been assigned with other centres than the others. */
    Bucket with(User user) {
        return !user.hasCluster() || user.centreVersion() == centreVersion || centreVersion == MIXED
                ? this
                : new Bucket(MIXED, command, newestMillis, expiredToMillis, epoch);
    }

    Bucket withNewest(long atMillis) {
        return atMillis < newestMillis + STEP_MILLIS
                ? this
                : new Bucket(centreVersion, command, atMillis, expiredToMillis, epoch);
    }
}
