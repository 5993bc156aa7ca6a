package dev.eddy.control;

import dev.eddy.client.Profile;
import java.util.UUID;

/**
 * A question about a user, about an item, or about both. A question about both asks why the user got the item, or did
 * not. In the other two one of the ids is null. The answer has the same id.
 */
public record Question(String id, String userId, String itemId, long asOfMillis) {
    /** The instant of the user's last event. */
    public static final long LAST = Profile.NO_INSTANT;

    /** With an id that no other has. */
    public static Question of(String userId, String itemId, long asOfMillis) {
        return new Question(UUID.randomUUID().toString(), userId, itemId, asOfMillis);
    }
}
