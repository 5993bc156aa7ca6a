package dev.eddy.user;

import dev.eddy.control.ForgetUser;

/** A forgotten user: events appended until the instant stay ignored, and later lists have the epoch. */
public record Tombstone(long epoch, long forgottenAtMillis) {

    static Tombstone of(ForgetUser forget) {
        return new Tombstone(forget.number(), forget.appendedAtMillis());
    }
}
