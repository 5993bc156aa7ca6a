package dev.eddy.item;

/** A tag of an item, with a positive weight and a group of tags, its category, or null. */
public record Tag(String name, float weight, String category) {}
