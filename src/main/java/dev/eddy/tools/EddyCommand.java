package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.record.Ids;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command. It prints results to standard output and notes to standard error, or where picocli redirects them. */
abstract class EddyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Prints one line, formatted in English. */
    void print(String format, Object... figures) {
        out().println(TextTable.format(format, figures));
        out().flush();
    }

    /** @throws BadInputException when the job would refuse the id */
    static void requireId(String name, String id) {
        String refusal = Ids.refusal(name, id);
        BadInputException.require(refusal == null, refusal);
    }
}
