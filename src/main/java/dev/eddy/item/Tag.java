package dev.eddy.item;

/**
 * A tag of an item.
 *
 * @param weight positive; 1 unless the item's record says otherwise
 * @param category the group of tags it belongs to, or null
 */
public record Tag(String name, float weight, String category) {}
