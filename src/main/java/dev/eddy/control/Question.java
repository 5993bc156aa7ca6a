package dev.eddy.control;

import dev.eddy.client.Profile;

/**
 * A question why a user got an item or did not, or about the state of a user or an item.
 *
 * @param id repeated in the answer
 * @param userId null when the question is about an item only
 * @param itemId null when the question is about a user only
 * @param asOfMillis instant of the list, or {@link #LAST}
 */
public record Question(String id, String userId, String itemId, long asOfMillis) {
    /** The instant of the user's last event. */
    public static final long LAST = Profile.NO_INSTANT;
}
