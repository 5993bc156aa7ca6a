package dev.eddy.user;

/**
 * What one event made of a user's interest.
 *
 * @param interest after the event
 * @param added the interaction that the event added to the history, or null
 * @param isDuplicate the event was folded before and changed nothing
 */
public record InterestUpdate(Interest interest, Interaction added, boolean isDuplicate) {}
