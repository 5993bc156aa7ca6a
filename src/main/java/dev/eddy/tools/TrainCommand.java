package dev.eddy.tools;

import picocli.CommandLine.Command;

/** Groups the commands that train vectors. */
@Command(
        name = "train",
        description = "Train vectors from the clicks on items.",
        subcommands = {TrainItemsCommand.class})
final class TrainCommand {}
