package dev.eddy.tools;

import picocli.CommandLine.Command;

/** Groups the commands that train vectors. */
@Command(
        name = "train",
        description = "Train vectors of items, from clicks, facts or titles, and of tags.",
        subcommands = {
            TrainItemsCommand.class,
            TrainAuthorsCommand.class,
            TrainPlacesCommand.class,
            TrainTowersCommand.class,
            TrainTitlesCommand.class,
            TrainEntitiesCommand.class,
            TrainTagsCommand.class
        })
final class TrainCommand {}
