package dev.eddy.client;

import dev.eddy.filter.ItemFacts;

/** The items as filters see them, kept up to date by somebody else. For use by several threads. */
public interface ItemCatalogue {
    /** A catalogue without items. With it, every filter by attributes leaves nothing. */
    ItemCatalogue EMPTY = new ItemCatalogue() {
        @Override
        public ItemFacts item(String itemId) {
            return null;
        }

        @Override
        public boolean hasAttribute(String name) {
            return false;
        }
    };

    /** An item; null when the catalogue does not have it. */
    ItemFacts item(String itemId);

    /** Whether any item has had an attribute of this name. */
    boolean hasAttribute(String name);
}
