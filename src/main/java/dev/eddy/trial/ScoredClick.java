package dev.eddy.trial;

import dev.eddy.recall.ranking.LiveHits;
import java.time.Duration;

/**
 * A click to find in the lists.
 *
 * @param clicksBefore the user's clicks before this one, at least 1
 * @param itemAgeMillis time since the item's first event, 0 when this is the first
 */
record ScoredClick(String userId, String itemId, long atMillis, int clicksBefore, long itemAgeMillis) {
    /** Whether the user is new as live metrics have it. */
    boolean isOfNewUser() {
        return clicksBefore < LiveHits.KNOWN_USER_CLICKS;
    }

    /** Whether nobody had anything to do with the item before, as far as its time tells. */
    boolean isFirstOfItem() {
        return itemAgeMillis == 0;
    }

    /** Whether the item's first event is this one, or younger than an age. */
    boolean isOnItemYoungerThan(Duration age) {
        return itemAgeMillis < age.toMillis();
    }
}
