package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import dev.eddy.control.Command;
import dev.eddy.control.SpaceVersions;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.TableUpdate.NewTower;

/** A message to all tasks of the user stage. Centres and commands reach all of them in one order. */
public sealed interface Announcement {

    /** Centres that replace the centres in use. */
    record NewCentres(CentreSet centres) implements Announcement {}

    record NewCommand(Command command) implements Announcement {}

    /** The vectors of an item in the space of the centres. */
    record NewVectors(ItemUpdate item) implements Announcement {}

    /** The user tower of the space of the centres, where it is of kind tower. */
    record NewUserTower(NewTower tower) implements Announcement {}

    /** Which vectors of a space are used. */
    record NewVersions(SpaceVersions order) implements Announcement {}
}
