package dev.eddy.trial;

import dev.eddy.recall.ranking.LiveHits;
import java.time.Duration;

/**
 * A click to find in the lists.
 *
 * @param clicksBefore the user's clicks before this one, at least 1
 * @param isFirstOfItem whether nobody had anything to do with the item before
 * @param itemAgeMillis time since the item's publication, at least 0; {@link Long#MAX_VALUE} for an item that was there from the start
 */
record ScoredClick(
        String userId, String itemId, long atMillis, int clicksBefore, boolean isFirstOfItem, long itemAgeMillis) {
    /** Whether the user is new as live metrics have it. */
    boolean isOfNewUser() {
        return clicksBefore < LiveHits.KNOWN_USER_CLICKS;
    }

    /** Whether the item was published less than an age ago. */
    boolean isOnItemYoungerThan(Duration age) {
        return itemAgeMillis < age.toMillis();
    }
}
