package dev.eddy.tools;

import static dev.eddy.tools.BenchText.format;

import dev.eddy.lab.bench.SoakDay;
import dev.eddy.lab.bench.SoakDay.Times;
import dev.eddy.lab.bench.SoakOptions;
import dev.eddy.lab.bench.SoakReport;
import dev.eddy.lab.bench.SoakVerdict;
import java.io.PrintWriter;
import java.util.List;

/** Prints what a soak finds. */
final class SoakText {
    private static final double MB = 1 << 20;

    private final PrintWriter out;

    SoakText(PrintWriter out) {
        this.out = out;
    }

    void printSettings(SoakOptions options, List<String> settings) {
        out.println(format(
                "%,d users, %,d items, %,d events a day, %d days of %d s each, seed %d. Options of the job, else as shipped:",
                options.users(),
                options.items(),
                options.eventsPerDay(),
                options.days(),
                options.dayTakesMillis() / 1_000,
                options.seed()));
        settings.forEach(line -> out.println("  " + line));
        out.flush();
    }

    /** One line at the end of a day, so that whoever waits sees how far it is. */
    void printDay(SoakDay day) {
        out.println(format(
                "day %d: %.1f s, heap %.1f MB, state %.1f MB, Redis %.1f MB, refresh %d us, search %d us",
                day.day(),
                day.seconds(),
                day.heapBytes() / MB,
                day.stateBytes() / MB,
                day.redisBytes() / MB,
                day.refreshMicros().p50(),
                day.searchMicros().p50()));
        out.flush();
    }

    void print(SoakReport report) {
        out.println();
        out.println(
                "Heap after a full collection, of the whole process; state as a canonical savepoint; times as median, p99.");
        var table = new TextTable(
                "day",
                "s",
                "heap MB",
                "state MB",
                "Redis MB",
                "keys",
                "refresh us",
                "search us",
                "to Redis ms",
                "items",
                "users",
                "clusters",
                "index",
                "dead letters");
        report.days().forEach(day -> row(day, table));
        table.print(out);
        out.println();
        print(report.verdict());
        out.flush();
    }

    private static void row(SoakDay day, TextTable table) {
        table.row(
                day.day(),
                format("%.1f", day.seconds()),
                format("%.1f", day.heapBytes() / MB),
                format("%.2f", day.stateBytes() / MB),
                format("%.2f", day.redisBytes() / MB),
                format("%,d", day.redisKeys()),
                shown(day.refreshMicros()),
                shown(day.searchMicros()),
                shown(day.freshMillis()),
                format("%,d", day.items()),
                format("%,d", day.users()),
                day.clusters(),
                format("%,d", day.indexPlaces()),
                format("%,d", day.deadLetters()));
    }

    private static String shown(Times times) {
        return format("%,d, %,d", times.p50(), times.p99());
    }

    private void print(SoakVerdict verdict) {
        out.println(format(
                "Medians over the five days around day %d and around day %d:", verdict.earlyDay(), verdict.lateDay()));
        var table = new TextTable("", "early", "late", "ratio");
        verdict.figures()
                .forEach(growth -> table.row(
                        growth.name(),
                        format("%,.0f", growth.early()),
                        format("%,.0f", growth.late()),
                        format("%.3f", growth.ratio())));
        table.print(out);
        if (!verdict.isFair()) {
            out.println(format(
                    "the days took %.1f s and %.1f s, so lists in Redis were kept for another number of days: run it once "
                            + "more on a quiet machine, or with a longer --day-takes",
                    verdict.earlySeconds(), verdict.lateSeconds()));
        }
        verdict.figures().stream()
                .filter(SoakVerdict.Growth::isTooLarge)
                .forEach(growth -> out.println(format("%s grew by more than 10 %%", growth.name())));
        if (verdict.isSteady()) {
            out.println("steady: nothing grew by more than 10 %");
        }
    }
}
