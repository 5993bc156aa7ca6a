package dev.eddy.user;

import dev.eddy.control.ForgetUser;

/**
 * A trace of a forgotten user, since older events may still come.
 *
 * @param epoch epoch of the user's lists after coming back
 * @param forgottenAtMillis the job ignores events appended until then, epoch milliseconds
 */
public record Tombstone(long epoch, long forgottenAtMillis) {

    static Tombstone of(ForgetUser forget) {
        return new Tombstone(forget.number(), forget.appendedAtMillis());
    }
}
