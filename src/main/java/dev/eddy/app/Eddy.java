package dev.eddy.app;

import dev.eddy.workbench.BadInputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Entry point of the one-machine jar. Exit codes: 0 done, 1 failed, 2 bad usage or input. */
@Command(
        name = "eddy",
        description = "Real-time recall on Apache Flink.",
        mixinStandardHelpOptions = true,
        subcommands = {HelpCommand.class, DemoCommand.class, TrialCommand.class})
public final class Eddy {
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;

    private Eddy() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new Eddy())
                .setExecutionExceptionHandler((e, commandLine, parsed) -> {
                    boolean badInput = e instanceof BadInputException;
                    commandLine.getErr().println(badInput ? e.getMessage() : "failed: " + e);
                    if (Boolean.getBoolean("eddy.stacktrace")) {
                        e.printStackTrace(commandLine.getErr());
                    }
                    return badInput ? BAD_INPUT : FAILED;
                })
                .execute(args);
    }
}
