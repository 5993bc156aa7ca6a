package dev.eddy.item;

/**
 * The vector of a tag.
 *
 * @param vector not zero, of any length; null for a deletion
 */
public record TagVectorRecord(String tag, float[] vector) {}
