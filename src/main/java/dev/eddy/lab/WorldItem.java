package dev.eddy.lab;

/**
 * An item of a {@link SyntheticWorld}. Its companion is an older item of the same taste that often follows it; null for
 * the first.
 */
record WorldItem(String itemId, int taste, WorldItem companion) {}
