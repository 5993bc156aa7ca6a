package dev.eddy.item;

import dev.eddy.control.SpaceVersions;
import dev.eddy.control.VariantOrder;
import java.util.List;

/**
 * Input that all tasks of the cluster stage get: a change of an item, an order about the versions of a space, a user tower,
 * the hot items of a group, or an order about a variant.
 */
public sealed interface TableUpdate
        permits ItemUpdate, TableUpdate.Versions, TableUpdate.NewTower, TableUpdate.HotInGroup, TableUpdate.Variants {
    /** An order about the versions of a space. */
    record Versions(SpaceVersions order) implements TableUpdate {}

    /** An order about a variant. */
    record Variants(VariantOrder order) implements TableUpdate {}

    /**
     * The network that computes the vectors of users in a version of a space.
     *
     * @param weights as {@link dev.eddy.tower.UserTower#read} takes them; empty where the network is taken back
     */
    record NewTower(String space, long version, byte[] weights) implements TableUpdate {
        public static final byte[] TAKEN_BACK = {};

        /** {@link VectorSpace#nameOf Name} of the space in its version, the key of the record in the topic. */
        public String name() {
            return VectorSpace.nameOf(space, version);
        }
    }

    /**
     * The hottest items of a group, hottest first. They may be over or taken down.
     *
     * @param group {@code name=value}
     * @param asOfMillis event time of the newest click, epoch milliseconds
     */
    record HotInGroup(String group, List<HotItem> items, long asOfMillis) implements TableUpdate {}

    /**
     * An item and its popularity in a group.
     *
     * @param heat of the decayed popularity, half-life 3 days, see {@link dev.eddy.vector.Heat}
     */
    record HotItem(String itemId, double heat) {}
}
