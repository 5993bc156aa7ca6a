package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import dev.eddy.control.Command;

/** What all tasks of the user stage are told, in one order: either new centres or a command, the other part is null. */
public record Announcement(CentreSet centres, Command command) {

    public static Announcement of(CentreSet centres) {
        return new Announcement(centres, null);
    }

    public static Announcement of(Command command) {
        return new Announcement(null, command);
    }
}
