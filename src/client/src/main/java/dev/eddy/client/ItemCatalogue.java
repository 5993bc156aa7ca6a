package dev.eddy.client;

import dev.eddy.filter.ItemFacts;

/** The items as filters see them, kept up to date by somebody else. For use by several threads. */
public interface ItemCatalogue {
    /** For lists that are not filtered. With it, a filter leaves nothing. */
    ItemCatalogue NONE = new ItemCatalogue() {
        @Override
        public ItemFacts item(String itemId) {
            return null;
        }

        @Override
        public boolean mayShow(String itemId) {
            return true;
        }

        @Override
        public boolean hasAttribute(String name) {
            return false;
        }
    };

    /** An item; null when the catalogue does not have it. */
    ItemFacts item(String itemId);

    /** Whether an item may come without a filter; false for one that was taken down. */
    boolean mayShow(String itemId);

    /** Whether any item has had an attribute of this name. */
    boolean hasAttribute(String name);
}
