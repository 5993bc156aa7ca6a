package dev.eddy.item;

/** The vector of a tag, not zero and of any length; null for a deletion. */
public record TagVectorRecord(String tag, float[] vector) {}
