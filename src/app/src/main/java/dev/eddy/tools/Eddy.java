package dev.eddy.tools;

import dev.eddy.command.CommandLines;
import dev.eddy.command.EddyCommand;
import dev.eddy.serve.ServeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Entry point of the one-machine jar; {@link EddyCommand} lists its exit codes. */
@Command(
        name = "eddy",
        description = "Real-time recall on Apache Flink.",
        subcommands = {
            HelpCommand.class,
            DemoCommand.class,
            RunHereCommand.class,
            TopicsCommand.class,
            ImportCommand.class,
            BackfillCommand.class,
            ReplayCommand.class,
            CentresCommand.class,
            SpacesCommand.class,
            VariantCommand.class,
            TrainCommand.class,
            EmbedCommand.class,
            ControlCommands.Rebuild.class,
            ControlCommands.Forget.class,
            ControlCommands.TakeDown.class,
            DeadLettersCommand.class,
            ShowCommand.class,
            ExplainCommand.class,
            ConsoleCommand.class,
            ServeCommand.class,
            TrialCommand.class,
            PolicyValueCommand.class,
            WorldCommand.class,
            BenchCommand.class
        })
public final class Eddy {
    private Eddy() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return CommandLines.of(new Eddy());
    }
}
