package dev.eddy.tools;

import dev.eddy.app.Deployment;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
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

    private record Kind(String topic, String reason) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            int byTopic = topic.compareTo(other.topic);
            return byTopic != 0 ? byTopic : reason.compareTo(other.reason);
        }
    }

    private record Count(long records, Instant latest) {
        Count plus(Count other) {
            return new Count(records + other.records, latest.isAfter(other.latest) ? latest : other.latest);
        }
    }

    @Override
    public Integer call() {
        Map<Kind, Count> counts = new TreeMap<>();
        filter.read(deployment.options().kafka(), stored -> {
            // What follows is about the one record.
            String reason = stored.letter().reason().replaceFirst(":.*", "");
            counts.merge(new Kind(stored.letter().topic(), reason), new Count(1, stored.writtenAt()), Count::plus);
        });
        var out = spec.commandLine().getOut();
        if (counts.isEmpty()) {
            out.println("no dead letters");
            return 0;
        }
        var table = new TextTable("topic", "records", "latest", "reason");
        counts.forEach((kind, count) -> table.row(kind.topic(), count.records(), count.latest(), kind.reason()));
        table.print(out);
        return 0;
    }
}
