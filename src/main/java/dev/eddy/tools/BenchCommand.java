package dev.eddy.tools;

import dev.eddy.job.GivenOptions;
import dev.eddy.job.JobOptions;
import dev.eddy.lab.bench.BenchJob;
import dev.eddy.lab.bench.BenchOptions;
import dev.eddy.lab.bench.BenchReport;
import dev.eddy.lab.bench.BenchRun;
import dev.eddy.lab.bench.Skew;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the job on this machine, beside floors and a naive job. */
@Command(
        name = "bench",
        subcommands = {BenchVectorsCommand.class, BenchSoakCommand.class},
        mixinStandardHelpOptions = true,
        description = {
            "Measure events/s, freshness, state and restore on this machine, beside what any such job must do.",
            "Starts a broker, Redis and Flink of its own; nothing else should run. With the defaults it takes about half "
                    + "an hour, and a few GB of memory and disk."
        })
final class BenchCommand implements Callable<Integer> {
    @Option(names = "--users", paramLabel = "N", defaultValue = "500000", description = "Default: ${DEFAULT-VALUE}.")
    private int users;

    @Option(names = "--clusters", paramLabel = "N", defaultValue = "100", description = "Default: ${DEFAULT-VALUE}.")
    private int clusters;

    @Option(names = "--items", paramLabel = "N", defaultValue = "100000", description = "Default: ${DEFAULT-VALUE}.")
    private int items;

    @Option(
            names = "--dimension",
            paramLabel = "N",
            defaultValue = "64",
            description = "Numbers in a vector (default: ${DEFAULT-VALUE}).")
    private int dimension;

    @Option(
            names = "--skew",
            paramLabel = "none|user|item|cluster",
            defaultValue = "none",
            description = "Who has 20 %% of it: one user or one item of the clicks, or one cluster of the users.")
    private Skew skew;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Clicks that each job reads; 4 per user and at least 2,000,000 unless given. The first half "
                    + "warms up.")
    private Long events;

    @Option(
            names = "--clicks-per-s",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How densely the clicks come, by their own time (default: ${DEFAULT-VALUE}).")
    private int clicksPerSecond;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "2",
            description = "Flink tasks per stage (default: ${DEFAULT-VALUE}).")
    private int parallelism;

    @Option(
            names = "--managed-memory",
            paramLabel = "SIZE",
            defaultValue = "1g",
            description = "Flink's memory for RocksDB, all tasks together (default: ${DEFAULT-VALUE}).")
    private String managedMemory;

    @Option(
            names = "--only",
            paramLabel = "discard|rmw|naive|eddy",
            split = ",",
            description = "Measure only these, with commas between.")
    private Set<BenchJob> only = EnumSet.allOf(BenchJob.class);

    @Option(
            names = "--naive-for",
            paramLabel = "TIME",
            defaultValue = "2m",
            converter = DurationConverter.class,
            description = "Stop the naive job after so long, wherever it is (default: ${DEFAULT-VALUE}).")
    private Duration naiveFor;

    @Option(
            names = "--fresh-for",
            paramLabel = "TIME",
            defaultValue = "11m",
            converter = DurationConverter.class,
            description =
                    "How long to measure freshness, at half of what is Eddy's full speed by then (default: ${DEFAULT-VALUE}, for "
                            + "ten checkpoints); 0s: not at all.")
    private Duration freshFor;

    @Option(names = "--skip-restore", description = "Measure no restore at the end.")
    private boolean skipsRestore;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The same seed, the same clicks.")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Write what was found as JSON.")
    private Path json;

    @Mixin
    private GivenOptions givenOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        JsonReport.requireWritable(json);
        var options = new BenchOptions(
                users,
                clusters,
                items,
                dimension,
                skew,
                events == null ? BenchOptions.eventsFor(users) : events,
                clicksPerSecond,
                parallelism,
                managedMemory,
                only,
                naiveFor,
                freshFor,
                !skipsRestore,
                seed);
        JobOptions job = givenOptions.options().with(Map.of("catalog.dimension", Integer.toString(dimension)));
        BenchReport report = new BenchRun(options, job.recall()).run();
        new BenchText(spec.commandLine().getOut()).print(report);
        JsonReport.write(json, JsonReport.of(report));
        return 0;
    }
}
