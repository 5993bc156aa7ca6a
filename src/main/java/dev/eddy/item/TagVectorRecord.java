package dev.eddy.item;

/**
 * The direction given to a tag.
 *
 * @param vector not zero, of any length; null when the tag's vector is withdrawn
 */
public record TagVectorRecord(String tag, float[] vector) {}
