package dev.eddy.serving;

/**
 * Outcome of a batch.
 *
 * @param written users whose lists were stored
 * @param refused users whose stored lists are newer
 * @param isRebuildDue whether the store has lost acknowledged lists, and no writer has requested a rebuild since
 */
record StoreResult(int written, int refused, boolean isRebuildDue) {}
