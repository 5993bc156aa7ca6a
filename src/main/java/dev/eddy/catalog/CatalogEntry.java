package dev.eddy.catalog;

/**
 * What the catalogue remembers of an item.
 *
 * @param version of the features sent last; grows with every change of them
 * @param vectorPrint fingerprint of the vector sent last: tells whether new tag vectors have changed it
 * @param barred taken down by order, whatever the record says
 */
public record CatalogEntry(ItemRecord item, long version, long vectorPrint, boolean barred) {
    /** Whether the item is never to be recalled. */
    boolean isDown() {
        return barred || item.down();
    }
}
