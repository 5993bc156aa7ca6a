package dev.eddy.user;

import dev.eddy.control.Command;
import java.util.concurrent.TimeUnit;

/**
 * The work due for all users of a bucket: a command or null, a swap to centres that have not assigned all users yet,
 * and the instant to expire users at, or {@link Long#MIN_VALUE}. Users without an event since {@code listsSinceMillis}
 * get no lists from the command.
 */
record BucketWalk(Command command, boolean isSwap, long expireAtMillis, long listsSinceMillis) {
    private static final long EXPIRE_EVERY_MILLIS = TimeUnit.DAYS.toMillis(1);

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

    boolean assigns() {
        return isSwap || (command != null && command.phase().assigns());
    }

    boolean emits() {
        return command != null && command.phase().emits();
    }

    boolean emitsFor(User user) {
        return emits() && user.interest().asOfMillis() >= listsSinceMillis;
    }

    boolean isCanonical() {
        return command != null && command.canonical();
    }

    Bucket done(Bucket bucket, long centreVersion) {
        return new Bucket(
                assigns() ? centreVersion : bucket.centreVersion(),
                command == null ? bucket.command() : command.number(),
                bucket.clock(),
                Math.max(bucket.expiredToMillis(), Math.min(expireAtMillis, bucket.clockMillis())),
                command != null && command.newEpoch() ? command.number() : bucket.epoch());
    }
}
