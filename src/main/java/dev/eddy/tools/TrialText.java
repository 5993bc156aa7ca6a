package dev.eddy.tools;

import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.channel.Channels;
import dev.eddy.trial.TrialReport;
import dev.eddy.trial.TrialReport.BeyondPopularity;
import dev.eddy.trial.TrialReport.Confidence;
import dev.eddy.trial.TrialReport.Coverage;
import dev.eddy.trial.TrialReport.Estimate;
import dev.eddy.trial.TrialReport.Interval;
import dev.eddy.trial.TrialReport.Named;
import dev.eddy.trial.TrialReport.Rates;
import dev.eddy.trial.TrialReport.Refresh;
import dev.eddy.trial.TrialReport.Slice;
import dev.eddy.trial.TuningReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what a trial found, in lines of at most 100 characters. */
final class TrialText {
    /** Channels of several half-lives. */
    private static final List<String> FAMILIES = List.of("hot", "cluster-hot");

    private final PrintWriter out;

    TrialText(PrintWriter out) {
        this.out = out;
    }

    /** Prints the choices that a trial was made with; nothing when all are as usual. */
    void print(List<String> choices) {
        if (!choices.isEmpty()) {
            printf("trial %s%n", String.join(" ", choices));
        }
    }

    void print(TrialReport report) {
        printf("%,d clicks scored of %,d events", report.scored(), report.events());
        printf(
                report.unknownItemEvents() == 0 ? "%n%n" : ", %,d of them on items that are not in the catalogue%n%n",
                report.unknownItemEvents());
        printRates(report);
        printSlices(report);
        print(report.coverage(), report.merged(), report.beyondPopularity());
        print(report.confidence(), report.bestBaseline());
        printRatios(report);
        printChannelRatios(report);
        if (report.refresh() != null) {
            print(report.refresh());
        }
        out.flush();
    }

    private void printRates(TrialReport report) {
        var table = new TextTable("", "HR@10", "HR@20", "HR@50", "MRR@20", "");
        report.channels().forEach((name, rates) -> {
            // The best of a family is one of those that follow.
            if (!FAMILIES.contains(name) && !report.offChannels().contains(name)) {
                row(table, name, rates, remark(name, report));
            }
        });
        report.baselines()
                .forEach((name, rates) -> row(
                        table, "baseline " + name, rates, name.equals(report.bestBaseline()) ? "best baseline" : ""));
        row(table, TrialReport.MERGED, report.merged(), "");
        table.print(out);
    }

    private static String remark(String channel, TrialReport report) {
        if (channel.equals(report.bestChannel())) {
            return "best channel";
        }
        Rates rates = report.channels().get(channel);
        return FAMILIES.stream()
                .filter(family -> channel.startsWith(family + "-")
                        && rates.equals(report.channels().get(family)))
                .map(family -> "best " + family)
                .findFirst()
                .orElse("");
    }

    private static void row(TextTable table, String name, Rates rates, String remark) {
        table.row(name, share(rates.hr10()), share(rates.hr20()), share(rates.hr50()), share(rates.mrr20()), remark);
    }

    private void printSlices(TrialReport report) {
        out.println();
        var table = new TextTable("HR@20, MRR@20", "scored", "merged", "best baseline", "best channel");
        report.slices()
                .forEach(slice -> table.row(
                        slice.name(),
                        "%,d".formatted(slice.scored()),
                        both(slice.merged()),
                        both(slice.bestBaseline()),
                        both(slice.bestChannel())));
        table.print(out);
        printContent(report);
    }

    private void printContent(TrialReport report) {
        String collaborative = Channels.builtIn().stream()
                .filter(channel -> channel.source() == Source.COLLABORATIVE)
                .map(ChannelInfo::name)
                .collect(Collectors.joining(", "));
        var table =
                new TextTable("HR@20 of what goes by the items' content", "", "of it not found by " + collaborative);
        for (Slice slice : report.slices()) {
            slice.content().forEach((channel, content) -> {
                if (!report.offChannels().contains(channel)) {
                    table.row(channel + ", " + slice.name(), share(content.hr20()), share(content.beyondCf()));
                }
            });
        }
        printUnlessEmpty(table);
    }

    private void printUnlessEmpty(TextTable table) {
        if (!table.isEmpty()) {
            out.println();
            table.print(out);
        }
    }

    private static String both(Named named) {
        return named == null ? "-" : both(named.rates()) + " " + named.name();
    }

    private static String both(Rates rates) {
        return share(rates.hr20()) + " " + share(rates.mrr20());
    }

    private void print(Coverage coverage, Rates merged, BeyondPopularity beyond) {
        printf(
                "%n%s of the %,d recallable items were in a top 20 of the merged list%s%n",
                percent(coverage.merged()), coverage.recallable(), baselines(coverage.baselines()));
        if (merged.hr20() > 0) {
            printf(
                    "%s of the merged list's hits are not in the top 20 of %s%n",
                    percent(beyond.share()), beyond.popularity());
        }
    }

    private static String baselines(Map<String, Double> coverage) {
        return coverage.entrySet().stream()
                .map(each -> ";%n  %s of %s".formatted(percent(each.getValue()), each.getKey()))
                .collect(Collectors.joining());
    }

    private void print(Confidence confidence, String bestBaseline) {
        out.println();
        var table = new TextTable("95 % intervals over users", "HR@20", "", "MRR@20", "");
        row(table, "merged", confidence.merged());
        if (bestBaseline != null) {
            row(table, bestBaseline, confidence.bestBaseline());
            row(table, "merged / " + bestBaseline, confidence.ratio());
        }
        table.print(out);
    }

    private void printRatios(TrialReport report) {
        var table = new TextTable("merged / each baseline", "HR@20", "ratio", "95 %", "MRR@20", "ratio", "95 %");
        report.ratios().forEach((name, ratio) -> {
            Rates rates = report.baselines().get(name);
            table.row(
                    name,
                    share(rates.hr20()),
                    value(ratio.hr20()),
                    range(ratio.hr20()),
                    share(rates.mrr20()),
                    value(ratio.mrr20()),
                    range(ratio.mrr20()));
        });
        printUnlessEmpty(table);
    }

    private void printChannelRatios(TrialReport report) {
        var table = new TextTable("channel / plain method of its kind", "channel", "plain", "HR@20 ratio", "95 %");
        report.channelRatios()
                .forEach((channel, ratios) -> ratios.forEach((baseline, ratio) -> table.row(
                        channel + " / " + baseline,
                        share(report.channels().get(channel).hr20()),
                        share(report.baselines().get(baseline).hr20()),
                        value(ratio),
                        range(ratio))));
        printUnlessEmpty(table);
    }

    private static void row(TextTable table, String name, Interval interval) {
        table.row(
                name, value(interval.hr20()), range(interval.hr20()), value(interval.mrr20()), range(interval.mrr20()));
    }

    private static String value(Estimate estimate) {
        return estimate == null ? "-" : share(estimate.value());
    }

    private static String range(Estimate estimate) {
        return estimate == null ? "" : share(estimate.low()) + " to " + share(estimate.high());
    }

    private void print(Refresh refresh) {
        printf(
                "%nlists made at midnight UTC: HR@20 %s, MRR@20 %s%n",
                share(refresh.frozen().hr20()), share(refresh.frozen().mrr20()));
        printf("refreshing them with each event changes HR@20 by %s%n", gain(refresh.gain()));
    }

    void print(TuningReport tuning) {
        printf(
                "%ntuned in %d runs on the first %,d events: HR@20 %s, with the given options %s%n",
                tuning.runs(), tuning.firstEvents(), share(tuning.tunedHr20()), share(tuning.givenHr20()));
        if (tuning.settings().isEmpty()) {
            out.println("Tuning did not help: nothing that was tried did better than the given options.");
        } else {
            printf(
                    "on the rest: HR@20 %s, with the given options %s: %s%n",
                    share(tuning.tuned().hr20()), share(tuning.given().hr20()), gain(tuning.gain()));
            out.println(
                    tuning.hasHelped()
                            ? "Tuning helped. For eddy.yaml:"
                            : "Tuning did not help by more than chance explains: keep the given options. It had found:");
            tuning.settings()
                    .forEach((key, value) -> printf(
                            "%s: %s # instead of %s%n",
                            key, value, tuning.replaced().get(key)));
        }
        out.flush();
    }

    private static String gain(Estimate gain) {
        return gain == null
                ? "from nothing"
                : "%s (95 %%: %s to %s)".formatted(change(gain.value()), change(gain.low()), change(gain.high()));
    }

    private static String change(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private void printf(String format, Object... arguments) {
        out.printf(Locale.ROOT, format, arguments);
    }
}
