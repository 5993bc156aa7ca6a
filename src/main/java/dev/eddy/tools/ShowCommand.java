package dev.eddy.tools;

import picocli.CommandLine.Command;

/** Groups the commands that show the current state. */
@Command(
        name = "show",
        description = "Show the current state of a user, an item or a cluster.",
        subcommands = {ShowUserCommand.class, ShowItemCommand.class, ShowClusterCommand.class})
final class ShowCommand {}
