package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import dev.eddy.control.Command;

/** A message to all tasks of the user stage, which all receive them in one order. */
public sealed interface Announcement {

    /** Centres that replace the centres in use. */
    record NewCentres(CentreSet centres) implements Announcement {}

    record NewCommand(Command command) implements Announcement {}
}
