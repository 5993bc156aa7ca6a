package dev.eddy.item;

import dev.eddy.control.SpaceVersions;
import java.util.List;

/**
 * Input that all tasks of the cluster stage get: a change of an item, an order about the versions of a space, or the hot items of
 * a group.
 */
public sealed interface TableUpdate permits ItemUpdate, TableUpdate.Versions, TableUpdate.HotInGroup {
    /** An order about the versions of a space. */
    record Versions(SpaceVersions order) implements TableUpdate {}

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
