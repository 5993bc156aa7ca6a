package dev.eddy.lab;

/**
 * An item of a {@link SyntheticWorld}.
 *
 * @param taste index of its category
 * @param companion an older item of the same taste that often follows it in a session; null for the first item
 */
record WorldItem(String itemId, int taste, WorldItem companion) {}
