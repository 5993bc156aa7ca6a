package dev.eddy.tools;

import picocli.CommandLine.Command;

/** Everything about cluster centres. */
@Command(
        name = "centres",
        mixinStandardHelpOptions = true,
        description = "Train cluster centres, publish them to the running job, see what is published.",
        subcommands = {TrainCentresCommand.class, PublishCentresCommand.class, ListCentresCommand.class})
final class CentresCommand {}
