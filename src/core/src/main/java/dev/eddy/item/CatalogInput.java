package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.control.TakeDown;

/** An input of the catalogue operator. */
public sealed interface CatalogInput {

    /** Id of the item, so that an event meets the record of its item; id of the user for an event without an item. */
    String key();

    /** An event that has no vector yet. */
    record UntaggedEvent(Behaviour behaviour) implements CatalogInput {
        @Override
        public String key() {
            return behaviour.itemId() != null ? behaviour.itemId() : behaviour.userId();
        }
    }

    /** A new or changed record of an item. */
    record NewRecord(ItemRecord item) implements CatalogInput {
        @Override
        public String key() {
            return item.itemId();
        }
    }

    /** An order to take an item down, or to lift that order. */
    record ItemOrder(TakeDown takeDown) implements CatalogInput {
        @Override
        public String key() {
            return takeDown.itemId();
        }
    }
}
