package dev.eddy.lab;

/**
 * An item of a {@link SyntheticWorld}.
 *
 * @param taste the group of interests it belongs to
 * @param companion an older item of that taste that people like to go on with; null for the very first
 */
record WorldItem(String itemId, int taste, WorldItem companion) {}
