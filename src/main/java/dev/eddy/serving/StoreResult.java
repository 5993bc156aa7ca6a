package dev.eddy.serving;

/**
 * What became of a batch.
 *
 * @param written lists that are in the store now
 * @param refused lists that were older than what the store had
 * @param isRebuildDue whether the store has lost lists that it had acknowledged, and no writer has asked for a rebuild since
 */
public record StoreResult(int written, int refused, boolean isRebuildDue) {}
