package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.control.TakeDown;

/** What the catalogue operator is fed with: a behaviour, an item's record, or an order about it; the rest is null. */
public record CatalogInput(Behaviour behaviour, ItemRecord item, TakeDown takeDown) {

    public static CatalogInput of(Behaviour behaviour) {
        return new CatalogInput(behaviour, null, null);
    }

    public static CatalogInput of(ItemRecord item) {
        return new CatalogInput(null, item, null);
    }

    public static CatalogInput of(TakeDown takeDown) {
        return new CatalogInput(null, null, takeDown);
    }

    /** The item's id: a behaviour must meet the record of its item. One without an item is spread by its user. */
    public String key() {
        if (item != null) {
            return item.itemId();
        }
        if (takeDown != null) {
            return takeDown.itemId();
        }
        return behaviour.itemId() != null ? behaviour.itemId() : behaviour.userId();
    }
}
