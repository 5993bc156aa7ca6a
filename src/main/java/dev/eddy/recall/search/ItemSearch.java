package dev.eddy.recall.search;

/**
 * What is looked for among the items.
 *
 * @param vector unit vector
 * @param count how many items at most
 * @param least cosine that they have at least
 * @param asOfMillis only items that are available as of then
 */
public record ItemSearch(float[] vector, int count, double least, long asOfMillis) {}
