package dev.eddy.tools;

import picocli.CommandLine.Command;

/** Groups the commands that make vectors of items' texts. */
@Command(
        name = "embed",
        description = "Make vectors of items from their texts, in a file, or live from the running system.",
        subcommands = {EmbedDocumentsCommand.class, EmbedTitlesCommand.class})
final class EmbedCommand {}
