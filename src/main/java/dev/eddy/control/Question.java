package dev.eddy.control;

import dev.eddy.client.Profile;

/**
 * A question about a user, an item, or both: then it asks why the user got the item or not. What is not asked about is
 * null. The answer has the same id.
 */
public record Question(String id, String userId, String itemId, long asOfMillis) {
    /** The instant of the user's last event. */
    public static final long LAST = Profile.NO_INSTANT;
}
