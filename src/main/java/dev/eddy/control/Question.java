package dev.eddy.control;

import dev.eddy.client.Profile;

/**
 * A question why a user got an item or did not, or about the state of one of them; the other is null. The answer
 * repeats the id. The instant of the list may be {@link #LAST}.
 */
public record Question(String id, String userId, String itemId, long asOfMillis) {
    /** The instant of the user's last event. */
    public static final long LAST = Profile.NO_INSTANT;
}
