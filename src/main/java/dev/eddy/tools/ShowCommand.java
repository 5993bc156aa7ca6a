package dev.eddy.tools;

import picocli.CommandLine.Command;

/** Everything about looking at what is there now. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show what is known of a user, an item or a cluster now.",
        subcommands = {ShowUserCommand.class, ShowItemCommand.class, ShowClusterCommand.class})
final class ShowCommand {}
