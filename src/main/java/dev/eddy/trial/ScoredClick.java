package dev.eddy.trial;

/**
 * A click that the recommenders were to find.
 *
 * @param isNewUser the user had fewer than {@link dev.eddy.recall.ranking.LiveHits#KNOWN_USER_CLICKS} clicks before
 * @param isNewItem the item's first event came less than {@link Protocol#NEW_ITEM} before, or is this one
 */
record ScoredClick(String userId, String itemId, long atMillis, boolean isNewUser, boolean isNewItem) {}
