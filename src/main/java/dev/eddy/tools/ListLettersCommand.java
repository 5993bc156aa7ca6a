package dev.eddy.tools;

import dev.eddy.job.Deployment;
import dev.eddy.ops.LetterCounts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Counts the dead letters by topic and reason. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Count the records by topic and reason.")
final class ListLettersCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Deployment deployment;

    @Mixin
    private LetterFilter filter;

    @Override
    public Integer call() {
        var counts = new LetterCounts();
        filter.read(deployment.options().kafka(), counts::add);
        var out = spec.commandLine().getOut();
        if (counts.rows().isEmpty()) {
            out.println("no dead letters");
            return 0;
        }
        var table = new TextTable("topic", "records", "latest", "reason");
        counts.rows().forEach(row -> table.row(row.topic(), row.records(), row.latest(), row.reason()));
        table.print(out);
        return 0;
    }
}
