package dev.eddy.control;

import dev.eddy.client.Profile;

/** A question why a user got an item or not, or about the state of one; the other is null. The answer has the id. */
public record Question(String id, String userId, String itemId, long asOfMillis) {
    /** The instant of the user's last event. */
    public static final long LAST = Profile.NO_INSTANT;
}
