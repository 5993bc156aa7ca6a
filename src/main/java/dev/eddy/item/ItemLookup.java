package dev.eddy.item;

/**
 * The answer to a look at an item.
 *
 * @param entry what to remember of the item from now on
 * @param isNews whether the features differ from those sent last, so that the entry must be kept and the features sent
 */
record ItemLookup(CatalogEntry entry, ItemFeatures features, boolean isNews) {}
