package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * Entry point of the one-machine jar. Exit codes: 0 done, 1 failed, 2 bad usage or input, 3 refused by the gate for centres.
 */
@Command(
        name = "eddy",
        description = "Real-time recall on Apache Flink.",
        mixinStandardHelpOptions = true,
        subcommands = {
            HelpCommand.class,
            DemoCommand.class,
            RunHereCommand.class,
            TopicsCommand.class,
            ReplayCommand.class,
            CentresCommand.class,
            RebuildCommand.class,
            ForgetCommand.class,
            TakeDownCommand.class,
            DeadLettersCommand.class,
            ShowCommand.class,
            ExplainCommand.class,
            ConsoleCommand.class,
            TrialCommand.class,
            WorldCommand.class,
            BenchCommand.class
        })
public final class Eddy {
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;
    static final int REFUSED = 3;

    private Eddy() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return commandLine().execute(args);
    }

    /** All commands. Bad usage is told on stderr with the command's usage, and ends with code 2: picocli's own habit. */
    static CommandLine commandLine() {
        CommandLine all = new CommandLine(new Eddy()).setExecutionExceptionHandler((e, commandLine, parsed) -> {
            boolean badInput = e instanceof BadInputException;
            commandLine.getErr().println(badInput ? e.getMessage() : "failed: " + e);
            if (Boolean.getBoolean("eddy.stacktrace")) {
                e.printStackTrace(commandLine.getErr());
            }
            return badInput ? BAD_INPUT : FAILED;
        });
        giveVersion(all);
        return all;
    }

    private static void giveVersion(CommandLine command) {
        command.getCommandSpec().versionProvider(new EddyVersion());
        command.getSubcommands().values().forEach(Eddy::giveVersion);
    }
}
