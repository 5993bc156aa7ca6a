package dev.eddy.control;

import dev.eddy.client.Profile;

/**
 * Why a user was, or was not, recalled an item; or how a user stands, or an item.
 *
 * @param id by which who asked knows the answer
 * @param userId null when it is about an item only
 * @param itemId null when it is about a user only
 * @param asOfMillis instant of the list that is meant; {@link #LAST} for the user's last event
 */
public record Question(String id, String userId, String itemId, long asOfMillis) {
    /** No instant of its own. */
    public static final long LAST = Profile.NO_INSTANT;
}
