package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

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

    /** All commands. Bad usage is told on stderr, and ends with code 2. */
    static CommandLine commandLine() {
        // Numbers are printed in English, whatever the language of the machine.
        Locale.setDefault(Locale.ROOT);
        CommandLine all = new CommandLine(new Eddy()).setExecutionExceptionHandler((e, commandLine, parsed) -> {
            boolean badInput = e instanceof BadInputException;
            commandLine.getErr().println(badInput ? e.getMessage() : "failed: " + e);
            if (Boolean.getBoolean("eddy.stacktrace")) {
                e.printStackTrace(commandLine.getErr());
            }
            return badInput ? EddyCommand.BAD_INPUT : EddyCommand.FAILED;
        });
        all.setParameterExceptionHandler((e, words) -> {
            explain(e);
            return EddyCommand.BAD_INPUT;
        });
        addStandards(all);
        return all.registerConverter(Duration.class, Converters::duration)
                .registerConverter(Instant.class, Converters::instant);
    }

    /** What was wrong, a guess at what was meant, and how the command is called; its whole help would hide these. */
    private static void explain(ParameterException e) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, err)) {
            Help help = command.getHelp();
            err.print("Usage: " + help.synopsis("Usage: ".length()));
            err.println("More: " + command.getCommandSpec().qualifiedName() + " --help");
        }
    }

    /** Gives every command a help text with defaults, and the version. */
    private static void addStandards(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (spec.findOption("--help") == null) {
            spec.mixinStandardHelpOptions(true);
        }
        spec.usageMessage().showDefaultValues(true);
        spec.versionProvider(Eddy::version);
        command.getSubcommands().values().forEach(Eddy::addStandards);
    }

    /** The version of the jar, from its manifest. */
    private static String[] version() {
        String version = Eddy.class.getPackage().getImplementationVersion();
        return new String[] {"eddy " + (version == null ? "(not built into a jar)" : version)};
    }
}
