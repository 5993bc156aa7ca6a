package dev.eddy.scoring;

/**
 * An item recalled for a user.
 *
 * @param score higher is better; comparable within one list only
 * @param channels one letter for each channel that brought the item, in the channels' order
 */
public record Candidate(String itemId, float score, String channels) {}
