package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import dev.eddy.control.Command;
import dev.eddy.control.SpaceVersions;
import dev.eddy.item.ItemUpdate;

/** A message to all tasks of the user stage. Centres and commands reach all of them in one order. */
public sealed interface Announcement {

    /** Centres that replace the centres in use. */
    record NewCentres(CentreSet centres) implements Announcement {}

    record NewCommand(Command command) implements Announcement {}

    /** The vectors of an item in the space of the centres. */
    record NewVectors(ItemUpdate item) implements Announcement {}

    /** Which vectors of a space are used. */
    record NewVersions(SpaceVersions order) implements Announcement {}
}
