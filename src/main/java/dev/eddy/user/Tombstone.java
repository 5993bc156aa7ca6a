package dev.eddy.user;

import dev.eddy.control.ForgetUser;

/**
 * What is kept of a forgotten user, for a while: their events from before may still come.
 *
 * @param epoch of the lists that the user gets on coming back
 * @param forgottenAtMillis events appended until then are ignored
 */
public record Tombstone(long epoch, long forgottenAtMillis) {

    static Tombstone of(ForgetUser forget) {
        return new Tombstone(forget.number(), forget.appendedAtMillis());
    }
}
