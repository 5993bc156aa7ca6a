package dev.eddy.tools;

import dev.eddy.lab.bench.SoakOptions;
import dev.eddy.lab.bench.SoakReport;
import dev.eddy.lab.bench.SoakRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks whether anything grows over weeks. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description = {
            "Run weeks of event time in minutes, and measure each day whether the job gets larger or slower.",
            "Each day 5 %% of the items and 10 %% of the users are replaced, items are taken down, users forgotten, centres "
                    + "swapped. Starts a broker, Redis and Flink of its own; nothing else should run. With the defaults "
                    + "it takes about ten minutes.",
            "Exits with 1 when heap, state, Redis, refresh or search time is more than 10 %% larger at the end than "
                    + "after a third of the days."
        })
final class BenchSoakCommand implements Callable<Integer> {
    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Users at any time (default: ${DEFAULT-VALUE}).")
    private int users;

    @Option(
            names = "--items",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Items alive at any time (default: ${DEFAULT-VALUE}).")
    private int items;

    @Option(
            names = "--events-a-day",
            paramLabel = "N",
            defaultValue = "30000",
            description = "Default: ${DEFAULT-VALUE}.")
    private int eventsADay;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "Days of event time (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--day-takes",
            paramLabel = "TIME",
            defaultValue = "18s",
            converter = DurationConverter.class,
            description = "How long a day takes at least (default: ${DEFAULT-VALUE}). Options that go by the machine's "
                    + "clock are set to a few of these days.")
    private Duration dayTakes;

    @Option(
            names = "--exact-up-to",
            paramLabel = "N",
            defaultValue = "100000",
            description =
                    "Distinct vectors up to which the index compares with all; of more it walks a graph (default: "
                            + "${DEFAULT-VALUE}, as shipped).")
    private int exactUpTo;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The same seed, the same world.")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Write what was found as JSON.")
    private Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        JsonReport.requireWritable(json);
        var options = new SoakOptions(users, items, eventsADay, days, dayTakes.toMillis(), exactUpTo, seed);
        PrintWriter out = spec.commandLine().getOut();
        var text = new SoakText(out);
        var soak = new SoakRun(options);
        text.printSettings(options, soak.settings());
        SoakReport report = soak.run(text::printDay);
        text.print(report);
        JsonReport.write(json, JsonReport.of(report));
        return report.verdict().isSteady() ? 0 : 1;
    }
}
