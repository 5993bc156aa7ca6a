package dev.eddy.tools;

import picocli.CommandLine.Command;

/** Groups the commands on records that the job could not use. */
@Command(
        name = "dlq",
        description = "List, show and replay the records that the job could not use.",
        subcommands = {ListLettersCommand.class, ShowLettersCommand.class, ReplayLettersCommand.class})
final class DeadLettersCommand {}
