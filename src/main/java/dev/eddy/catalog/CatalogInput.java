package dev.eddy.catalog;

import dev.eddy.behaviour.Behaviour;

/** What the catalogue operator is fed with: either a behaviour or an item's record, the other part is null. */
public record CatalogInput(Behaviour behaviour, ItemRecord item) {

    public static CatalogInput of(Behaviour behaviour) {
        return new CatalogInput(behaviour, null);
    }

    public static CatalogInput of(ItemRecord item) {
        return new CatalogInput(null, item);
    }

    /** The item's id: a behaviour must meet the record of its item. One without an item is spread by its user. */
    public String key() {
        if (item != null) {
            return item.itemId();
        }
        return behaviour.itemId() != null ? behaviour.itemId() : behaviour.userId();
    }
}
