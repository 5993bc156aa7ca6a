package dev.eddy.trial;

/**
 * A click to find in the lists.
 *
 * @param isNewUser whether the user had fewer than {@link dev.eddy.recall.ranking.LiveHits#KNOWN_USER_CLICKS} clicks before
 * @param isNewItem whether the item's first event is this one, or less than {@link Protocol#NEW_ITEM} older
 */
record ScoredClick(String userId, String itemId, long atMillis, boolean isNewUser, boolean isNewItem) {}
