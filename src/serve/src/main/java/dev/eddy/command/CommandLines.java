package dev.eddy.command;

import dev.eddy.job.BadInputException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What all commands have in common: exit codes, refusals, help, version, durations and instants. */
public final class CommandLines {
    private CommandLines() {}

    /** A command with those below it. Bad usage is told on stderr, and ends with code 2. */
    public static CommandLine of(Object command) {
        // Numbers are printed in English, whatever the language of the machine.
        Locale.setDefault(Locale.ROOT);
        CommandLine all = new CommandLine(command).setExecutionExceptionHandler((e, commandLine, parsed) -> {
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
        spec.versionProvider(CommandLines::version);
        command.getSubcommands().values().forEach(CommandLines::addStandards);
    }

    /** The version of the jar, from its manifest. */
    private static String[] version() {
        String version = CommandLines.class.getPackage().getImplementationVersion();
        return new String[] {"eddy " + (version == null ? "(not built into a jar)" : version)};
    }
}
