package dev.eddy.tools;

import dev.eddy.lab.bench.BenchReport;
import dev.eddy.lab.bench.BenchReport.Setting;
import dev.eddy.lab.bench.EddyFigures.Checkpoints;
import dev.eddy.lab.bench.EddyFigures.Fresh;
import dev.eddy.lab.bench.EddyFigures.Percentiles;
import dev.eddy.lab.bench.EddyFigures.Restore;
import dev.eddy.lab.bench.EddyFigures.Spread;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints what a bench found. */
final class BenchText {
    private static final double MB = 1 << 20;

    private final PrintWriter out;

    BenchText(PrintWriter out) {
        this.out = out;
    }

    void print(BenchReport report) {
        print(report.setting());
        printRates(report);
        if (report.lostClicks() != null) {
            printEddy(report);
        }
        out.flush();
    }

    private void print(Setting setting) {
        line(
                "%,d users, %,d clusters, %,d items of dimension %d, skew %s, %,d clicks, seed %d",
                setting.users(),
                setting.clusters(),
                setting.items(),
                setting.dimension(),
                setting.skew(),
                setting.events(),
                setting.seed());
        line(
                "parallelism %d, managed memory %.0f MB, heap up to %.0f MB, %d processors, Java %s%n",
                setting.parallelism(),
                setting.managedBytes() / MB,
                setting.maxHeapBytes() / MB,
                setting.processors(),
                setting.java());
    }

    private void printRates(BenchReport report) {
        var rates = report.eventsPerS();
        var ratio = report.ratio();
        var table = new TextTable("job", "events/s", "Eddy's share of it", "");
        table.row("Kafka, JSON, discard", whole(rates.discard()), share(ratio.toDiscard()), "");
        table.row("the same, one row per user rewritten in RocksDB", whole(rates.rmw()), share(ratio.toRmw()), "");
        table.row("a naive job", whole(rates.naive()), share(ratio.toNaive()), remark(report.naiveShare()));
        table.row("Eddy, a refresh and its list in Redis per click", whole(rates.eddy()), "-", "");
        table.print(out);
    }

    private static String remark(Double naiveShare) {
        return naiveShare == null || naiveShare >= 1
                ? ""
                : format("stopped after %.0f %% of the clicks", 100 * naiveShare);
    }

    private void printEddy(BenchReport report) {
        out.println();
        if (report.lostClicks() != 0) {
            line("%,d clicks led to no list", report.lostClicks());
        }
        var table = new TextTable("Eddy", "");
        table.row("Redis writes per click at full speed", format("%.3f", report.writesPerClick()));
        table.row("state per user", format("%,d bytes", report.stateBytesPerUser()));
        table.row("Redis per user", format("%,d bytes", report.redisBytesPerUser()));
        table.row(
                "heap in use, of which the job's",
                format("%,.0f MB, %,.0f MB", report.heapBytes() / MB, report.heapJobBytes() / MB));
        if (report.fresh() != null) {
            print(report.fresh(), table);
        }
        if (report.checkpoints() != null) {
            print(report.checkpoints(), table);
        }
        if (report.restoreS() != null) {
            print(report.restoreS(), table);
        }
        table.print(out);
    }

    private static void print(Fresh fresh, TextTable table) {
        Percentiles millis = fresh.freshnessMs();
        table.row(
                "clicks/s sent, served; writes per click",
                format("%,.0f, %,.0f; %.3f", fresh.eventsPerS(), fresh.servedPerS(), fresh.writesPerClick()));
        table.row(
                "click to Redis at that: p50, p90, p99, p99.9, max",
                format(
                        "%,d, %,d, %,d, %,d, %,d ms",
                        millis.p50(), millis.p90(), millis.p99(), millis.p999(), millis.max()));
        table.row(
                "no write around a checkpoint: median, max; ever",
                fresh.stallMs() == null
                        ? format("no checkpoint; %,d ms", fresh.longestGapMs())
                        : format("%s; %,d ms", shown(fresh.stallMs(), "ms"), fresh.longestGapMs()));
    }

    private static void print(Checkpoints checkpoints, TextTable table) {
        table.row("checkpoints, full size", format("%d, %,.1f MB", checkpoints.count(), checkpoints.fullBytes() / MB));
        table.row(
                "written by one: median, max",
                format(
                        "%,.1f, %,.1f MB",
                        checkpoints.writtenBytes().median() / MB,
                        checkpoints.writtenBytes().max() / MB));
        table.row("time of one: median, max", shown(checkpoints.durationMs(), "ms"));
        table.row("a task stood still for it: median, max", shown(checkpoints.syncMs(), "ms"));
        table.row("a task held back an input: median, max", shown(checkpoints.alignmentMs(), "ms"));
    }

    private static void print(Restore restore, TextTable table) {
        table.row("restore: until the first list", seconds(restore.serving()));
        table.row("until all models were rebuilt", seconds(restore.models()));
        table.row(
                format("until 90 %% of full speed, by then %,.0f events/s", restore.fullRateBefore()),
                seconds(restore.fullRate()));
    }

    private static String shown(Spread spread, String unit) {
        return format("%,d, %,d %s", spread.median(), spread.max(), unit);
    }

    private static String seconds(Double seconds) {
        return seconds == null ? "not seen" : format("%.1f s", seconds);
    }

    private static String whole(Double figure) {
        return figure == null ? "-" : format("%,.0f", figure);
    }

    private static String share(Double ratio) {
        return ratio == null ? "-" : format(ratio < 1 ? "%.3f" : "%.1f", ratio);
    }

    private void line(String text, Object... figures) {
        out.println(format(text, figures));
    }

    static String format(String text, Object... figures) {
        return String.format(Locale.ROOT, text, figures);
    }
}
