package dev.eddy.tools;

import dev.eddy.command.EddyCommand;
import dev.eddy.lab.bench.SoakOptions;
import dev.eddy.lab.bench.SoakRun;
import dev.eddy.lab.bench.SoakVerdict;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "soak",
        description = {
            "Run weeks of event time in minutes, and measure each day whether the job gets larger or slower.",
            "Each day replaces 5 %% of the items and 10 %% of the users, takes items down, forgets users and swaps the "
                    + "centres. Starts its own broker, Redis and Flink; run nothing else beside it. The defaults take "
                    + "about ten minutes.",
            "Exits with 1 when heap, state, Redis, refresh time or search time grow by more than 10 %% after the first "
                    + "third of the days."
        })
final class BenchSoakCommand extends EddyCommand {
    @Option(names = "--users", paramLabel = "N", defaultValue = "20000", description = "Users at any time.")
    private int users;

    @Option(names = "--items", paramLabel = "N", defaultValue = "5000", description = "Items at any time.")
    private int items;

    @Option(names = "--events-a-day", paramLabel = "N", defaultValue = "30000", description = "Events a day.")
    private int eventsADay;

    @Option(names = "--days", paramLabel = "N", defaultValue = "30", description = "Days of event time.")
    private int days;

    @Option(
            names = "--day-takes",
            paramLabel = "TIME",
            defaultValue = "18s",
            description = "Shortest real time of a day. Options that use the machine's clock last a few of these days.")
    private Duration dayTakes;

    @Option(
            names = "--exact-up-to",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Number of distinct vectors up to which the index compares with all.")
    private int exactUpTo;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Equal seeds make equal worlds.")
    private long seed;

    @Mixin
    private JsonReport json;

    @Override
    public Integer call() throws Exception {
        json.requireWritable();
        var options = new SoakOptions(users, items, eventsADay, days, dayTakes.toMillis(), exactUpTo, seed);
        print("%s%nOptions of the job that differ from the defaults:", FigureTable.line(options));
        options.jobOptions().forEach((key, value) -> print("  %s: %s", key, value));
        SoakRun.Report report = new SoakRun(options).run(day -> print("%s", FigureTable.line(day)));
        print("%nHeap is of the whole process, after a full collection. State is a canonical savepoint.");
        FigureTable.printRows(report.days(), out());
        print(report.verdict());
        json.write(report);
        return report.verdict().isSteady() ? DONE : FAILED;
    }

    private void print(SoakVerdict verdict) {
        print("%nMedians of five days around day %d and day %d:", verdict.earlyDay(), verdict.lateDay());
        FigureTable.printRows(verdict.figures(), out());
        if (!verdict.isFair()) {
            print(
                    "The early days took %.1f s and the late days %.1f s, so Redis kept lists for different numbers of "
                            + "days. Repeat on a quiet machine, or with a longer --day-takes.",
                    verdict.earlySeconds(), verdict.lateSeconds());
        }
        verdict.figures().stream()
                .filter(SoakVerdict.Growth::isTooLarge)
                .forEach(growth -> print("%s grew by more than 10 %%", growth.name()));
        if (verdict.isSteady()) {
            print("steady: nothing grew by more than 10 %%");
        }
    }
}
