package dev.eddy.item;

import dev.eddy.control.SpaceVersions;

/** Input of the cluster stage's tables of items: a change of an item, or an order about the versions of a space. */
public sealed interface TableUpdate permits ItemUpdate, TableUpdate.Versions {
    /** An order about the versions of a space. */
    record Versions(SpaceVersions order) implements TableUpdate {}
}
