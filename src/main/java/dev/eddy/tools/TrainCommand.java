package dev.eddy.tools;

import picocli.CommandLine.Command;

/** Groups the commands that train vectors. */
@Command(
        name = "train",
        description = "Train vectors of items, from clicks or from facts.",
        subcommands = {TrainItemsCommand.class, TrainAuthorsCommand.class, TrainEntitiesCommand.class})
final class TrainCommand {}
