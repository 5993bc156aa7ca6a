package dev.eddy.item;

/**
 * A tag of an item.
 *
 * @param weight positive; 1 by default
 * @param category group of tags, or null
 */
public record Tag(String name, float weight, String category) {}
