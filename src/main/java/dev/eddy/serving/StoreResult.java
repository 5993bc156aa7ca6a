package dev.eddy.serving;

/**
 * What became of a batch.
 *
 * @param written lists that are in the store now
 * @param refused lists that were older than what the store had
 * @param isRebuildDue whether the store was restarted, so that it may have lost lists, and no rebuild could be asked for
 */
public record StoreResult(int written, int refused, boolean isRebuildDue) {}
