package dev.eddy.serving;

/**
 * What became of a batch.
 *
 * @param written lists that are in the store now
 * @param refused lists that were older than what the store had
 */
public record StoreResult(int written, int refused) {}
