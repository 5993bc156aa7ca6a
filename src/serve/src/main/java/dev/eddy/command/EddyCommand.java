package dev.eddy.command;

import dev.eddy.job.BadInputException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command. It prints results to standard output and notes to standard error, or where picocli redirects them. */
public abstract class EddyCommand implements Callable<Integer> {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int BAD_INPUT = 2;
    /** The gate refused new centres. */
    public static final int REFUSED = 3;

    @Spec
    private CommandSpec spec;

    public final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    public final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Prints one line, formatted in English. */
    public final void print(String format, Object... figures) {
        out().println(TextTable.format(format, figures));
        out().flush();
    }

    /**
     * Finds out before a long run whether its result can be written.
     *
     * @param file may be null
     * @throws BadInputException when the file can't be written
     */
    public static void requireWritable(String option, Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        boolean writable = folder != null
                && Files.isDirectory(folder)
                && !Files.isDirectory(file)
                && Files.isWritable(Files.exists(file) ? file : folder);
        BadInputException.require(
                writable,
                option + ": cannot write " + file + "; name a file in a folder that exists and may be written to");
    }

    /** The name that audits have for a person without a token of a name: the user of the operating system. */
    protected static String personName() {
        String name = System.getProperty("user.name", "");
        // In a container, the user may have no name.
        return name.isBlank() || name.equals("?") ? "operator" : name;
    }
}
