package dev.eddy.membership;

/**
 * How far a bucket's users have been walked.
 *
 * @param centreVersion version of the centres that all its users were assigned with
 * @param command number of the last command carried out for all its users
 * @param newestMillis newest event of its users: the clock of their expiry
 * @param expiredToMillis users were last looked through for expiry at this instant of that clock
 * @param epoch first part of the {@link Version} of users who are new
 */
public record Bucket(long centreVersion, long command, long newestMillis, long expiredToMillis, long epoch) {

    Bucket withNewest(long atMillis) {
        return atMillis <= newestMillis ? this : new Bucket(centreVersion, command, atMillis, expiredToMillis, epoch);
    }
}
