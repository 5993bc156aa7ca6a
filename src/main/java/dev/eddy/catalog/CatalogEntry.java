package dev.eddy.catalog;

/**
 * What the catalogue remembers of an item.
 *
 * @param version of the features sent last; grows with every change of them
 * @param vectorPrint fingerprint of the vector sent last: tells whether new tag vectors have changed it
 */
public record CatalogEntry(ItemRecord item, long version, long vectorPrint) {}
