package dev.eddy.user;

import dev.eddy.control.ForgetUser;

/**
 * A trace of a forgotten user, since older events may still come. The job ignores events appended until
 * {@code forgottenAtMillis}. After coming back, the user's lists have the epoch.
 */
public record Tombstone(long epoch, long forgottenAtMillis) {

    static Tombstone of(ForgetUser forget) {
        return new Tombstone(forget.number(), forget.appendedAtMillis());
    }
}
