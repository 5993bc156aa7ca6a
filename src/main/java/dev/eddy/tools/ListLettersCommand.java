package dev.eddy.tools;

import dev.eddy.ops.LetterCounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Counts the dead letters by topic and reason. */
@Command(name = "list", description = "Count the records by topic and reason.")
final class ListLettersCommand extends DeploymentCommand {
    @Mixin
    private LetterFilter filter;

    @Override
    public Integer call() {
        var counts = new LetterCounts();
        filter.read(kafka(), counts::add);
        if (counts.rows().isEmpty()) {
            print("no dead letters");
            return ExitCode.DONE;
        }
        var table = new TextTable("topic", "records", "latest", "reason");
        counts.rows().forEach(row -> table.row(row.topic(), row.records(), row.latest(), row.reason()));
        table.print(out());
        return ExitCode.DONE;
    }
}
