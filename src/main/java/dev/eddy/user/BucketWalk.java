package dev.eddy.user;

import dev.eddy.control.Command;
import java.util.concurrent.TimeUnit;

/**
 * What is to be done with all users of a bucket, if anything.
 *
 * @param command to be carried out, or null
 * @param isSwap whether other centres are in use than all of them were assigned with
 * @param expireAtMillis users are looked through for expiry as of this instant, {@link Long#MIN_VALUE} for not at all
 * @param listsSinceMillis the command makes no lists for users without an event since
 */
record BucketWalk(Command command, boolean isSwap, long expireAtMillis, long listsSinceMillis) {
    private static final long EXPIRE_EVERY_MILLIS = TimeUnit.DAYS.toMillis(1);

    /**
     * @param commands those announced
     * @param centreVersion of the centres in use
     */
    static BucketWalk due(Bucket bucket, OpenCommands commands, long centreVersion) {
        Command open = commands.after(bucket.command());
        long expireAt = Long.MIN_VALUE;
        if (open != null && open.phase().assigns()) {
            expireAt = open.expiresAtMillis(bucket.clockMillis());
        } else if (bucket.clock().isConfirmed()
                && bucket.clockMillis() - bucket.expiredToMillis() >= EXPIRE_EVERY_MILLIS) {
            expireAt = bucket.clockMillis();
        }
        long listsSince = open == null ? Long.MIN_VALUE : open.listsSinceMillis(bucket.clockMillis());
        return new BucketWalk(open, bucket.centreVersion() != centreVersion, expireAt, listsSince);
    }

    boolean isNeeded() {
        return command != null || isSwap || expires();
    }

    boolean expires() {
        return expireAtMillis != Long.MIN_VALUE;
    }

    /** Whether their cluster is found anew. */
    boolean assigns() {
        return isSwap || (command != null && command.phase().assigns());
    }

    boolean emits() {
        return command != null && command.phase().emits();
    }

    /** Whether lists are made for this user. */
    boolean emitsFor(User user) {
        return emits() && user.interest().asOfMillis() >= listsSinceMillis;
    }

    boolean isCanonical() {
        return command != null && command.canonical();
    }

    /** The bucket once all its users were walked. */
    Bucket done(Bucket bucket, long centreVersion) {
        return new Bucket(
                assigns() ? centreVersion : bucket.centreVersion(),
                command == null ? bucket.command() : command.number(),
                bucket.clock(),
                Math.max(bucket.expiredToMillis(), Math.min(expireAtMillis, bucket.clockMillis())),
                command != null && command.newEpoch() ? command.number() : bucket.epoch());
    }
}
