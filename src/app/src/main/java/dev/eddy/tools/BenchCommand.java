package dev.eddy.tools;

import dev.eddy.command.EddyCommand;
import dev.eddy.job.GivenOptions;
import dev.eddy.job.JobOptions;
import dev.eddy.lab.bench.BacklogLists;
import dev.eddy.lab.bench.BenchJob;
import dev.eddy.lab.bench.BenchOptions;
import dev.eddy.lab.bench.BenchReport;
import dev.eddy.lab.bench.BenchRun;
import dev.eddy.lab.bench.LoadOptions;
import dev.eddy.lab.bench.Skew;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        subcommands = {BenchVectorsCommand.class, BenchSoakCommand.class, BenchServeCommand.class},
        description = {
            "Measure events/s, freshness, state and restore on this machine, and the events/s of three simpler jobs.",
            "Starts its own broker, Redis and Flink; run nothing else beside it. The defaults take about half an hour "
                    + "and a few GB of memory and disk."
        })
final class BenchCommand extends EddyCommand {
    @Option(names = "--users", paramLabel = "N", defaultValue = "500000", description = "Number of users.")
    private int users;

    @Option(names = "--clusters", paramLabel = "N", defaultValue = "100", description = "Number of clusters.")
    private int clusters;

    @Option(names = "--items", paramLabel = "N", defaultValue = "100000", description = "Number of items.")
    private int items;

    @Option(names = "--dimension", paramLabel = "N", defaultValue = "64", description = "Components of a vector.")
    private int dimension;

    @Option(
            names = "--skew",
            paramLabel = "none|user|item|cluster",
            defaultValue = "none",
            description = "Give 20 %% of the clicks to one user or one item, or 20 %% of the users to one cluster.")
    private Skew skew;

    @Option(
            names = "--countries",
            paramLabel = "N",
            defaultValue = "0",
            description = "Give the users an attribute with this many values; 0 for none.")
    private int countries;

    @Option(
            names = "--events",
            paramLabel = "N",
            description =
                    "Clicks that each job reads (default: 4 a user, at least 2,000,000). The first half warms up.")
    private Long events;

    @Option(names = "--clicks-per-s", paramLabel = "N", defaultValue = "1000", description = "Clicks/s of event time.")
    private int clicksPerSecond;

    @Option(names = "--parallelism", paramLabel = "N", defaultValue = "2", description = "Flink tasks per stage.")
    private int parallelism;

    @Option(
            names = "--managed-memory",
            paramLabel = "SIZE",
            defaultValue = "1g",
            description = "Flink's memory for RocksDB, all tasks together.")
    private String managedMemory;

    @Option(
            names = "--only",
            paramLabel = "discard|rmw|naive|eddy",
            split = ",",
            description = "Measure only these jobs; separate them by commas.")
    private Set<BenchJob> only = EnumSet.allOf(BenchJob.class);

    @Option(
            names = "--lists",
            paramLabel = "each|put-off|none",
            defaultValue = "each",
            description =
                    "Lists of the backlog: each click has its list made; they are put off, as the job does by itself; or "
                            + "none is made before the backlog is read. With the last two the speed is that of the state.")
    private BacklogLists lists;

    @Option(
            names = "--naive-for",
            paramLabel = "TIME",
            defaultValue = "2m",
            description = "Stop the naive job after this time.")
    private Duration naiveFor;

    @Option(
            names = "--fresh-for",
            paramLabel = "TIME",
            defaultValue = "11m",
            description = "Measure freshness for this time, at half of Eddy's full speed; 0s skips it. 11m covers ten "
                    + "checkpoints.")
    private Duration freshFor;

    @Option(
            names = "--fresh-at",
            paramLabel = "N",
            description =
                    "Clicks/s while freshness is measured (default: half of Eddy's full speed). With more than Eddy "
                            + "bears, and --lists put-off, it shows what an overload does.")
    private Double freshAt;

    @Option(names = "--skip-restore", description = "Do not measure a restore.")
    private boolean skipsRestore;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Equal seeds make equal clicks.")
    private long seed;

    @Mixin
    private JsonReport json;

    @Mixin
    private GivenOptions givenOptions;

    @Override
    public Integer call() throws Exception {
        json.requireWritable();
        var load = new LoadOptions(users, clusters, items, dimension, skew, countries, clicksPerSecond, seed);
        var options = new BenchOptions(
                load,
                events == null ? BenchOptions.eventsFor(users) : events,
                parallelism,
                managedMemory,
                only,
                lists,
                naiveFor,
                freshFor,
                freshAt,
                !skipsRestore);
        JobOptions job = givenOptions.options().with(Map.of("catalog.dimension", Integer.toString(dimension)));
        BenchReport report = new BenchRun(options, job.recall()).run();
        FigureTable.print(report, out());
        json.write(report);
        return DONE;
    }
}
