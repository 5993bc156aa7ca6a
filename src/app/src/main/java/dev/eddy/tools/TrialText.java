package dev.eddy.tools;

import dev.eddy.command.TextTable;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.channel.Channels;
import dev.eddy.trial.TrialReport;
import dev.eddy.trial.TrialReport.Confidence;
import dev.eddy.trial.TrialReport.Coverage;
import dev.eddy.trial.TrialReport.Estimate;
import dev.eddy.trial.TrialReport.Gain;
import dev.eddy.trial.TrialReport.Interval;
import dev.eddy.trial.TrialReport.Named;
import dev.eddy.trial.TrialReport.Rates;
import dev.eddy.trial.TrialReport.Slice;
import dev.eddy.trial.TrialReport.Standings;
import dev.eddy.trial.TrialReport.UnknownUsers;
import dev.eddy.trial.TrialReport.Variety;
import dev.eddy.trial.TuningReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints the result of a trial and of a search for options, in lines of at most 100 characters. */
record TrialText(PrintWriter out) {
    /** Channels of several half-lives. */
    private static final List<String> FAMILIES = List.of("hot", "cluster-hot");

    /** Prints the options that change the figures, if there are any. */
    void print(List<String> choices) {
        if (!choices.isEmpty()) {
            printf("trial %s%n", String.join(" ", choices));
        }
    }

    void print(TrialReport report) {
        TrialReport.Counts counts = report.counts();
        printf("%,d clicks scored of %,d events", counts.scored(), counts.events());
        printf(
                counts.unknownItemEvents() == 0 ? "%n%n" : ", %,d of them on items that are not in the catalogue%n%n",
                counts.unknownItemEvents());
        printRates(report.standings());
        printSlices(report.slices(), report.standings().offChannels());
        print(report.unknownUsers());
        printCoverage(report);
        print(report.comparisons().confidence(), report.standings().bestBaseline());
        printRatios(report.comparisons().ratios(), report.standings().baselines());
        printChannelRatios(report.comparisons().channelRatios());
        report.gains().values().forEach(this::print);
        out.flush();
    }

    private void printRates(Standings standings) {
        var table = new TextTable("", "HR@10", "HR@20", "HR@50", "MRR@20", "");
        standings.channels().forEach((name, rates) -> {
            // The rates of a family are those of its best channel, which has a row.
            if (!FAMILIES.contains(name) && !standings.offChannels().contains(name)) {
                row(table, name, rates, remark(name, standings));
            }
        });
        standings
                .baselines()
                .forEach((name, rates) -> row(
                        table,
                        "baseline " + name,
                        rates,
                        name.equals(standings.bestBaseline()) ? "best baseline" : ""));
        row(table, TrialReport.MERGED, standings.merged(), "");
        table.print(out);
    }

    private static String remark(String channel, Standings standings) {
        if (channel.equals(standings.bestChannel())) {
            return "best channel";
        }
        Rates rates = standings.channels().get(channel);
        return FAMILIES.stream()
                .filter(family -> channel.startsWith(family + "-")
                        && rates.equals(standings.channels().get(family)))
                .map(family -> "best " + family)
                .findFirst()
                .orElse("");
    }

    private static void row(TextTable table, String name, Rates rates, String remark) {
        table.row(name, share(rates.hr10()), share(rates.hr20()), share(rates.hr50()), share(rates.mrr20()), remark);
    }

    private void printSlices(List<Slice> slices, List<String> offChannels) {
        out.println();
        var table = new TextTable("HR@20, MRR@20", "scored", "merged", "best baseline", "best channel");
        slices.forEach(slice -> table.row(
                slice.name(),
                "%,d".formatted(slice.scored()),
                both(slice.merged()),
                both(slice.bestBaseline()),
                both(slice.bestChannel())));
        table.print(out);
        String collaborative = Channels.BUILT_IN.stream()
                .filter(channel -> channel.source() == Source.COLLABORATIVE)
                .map(ChannelInfo::name)
                .collect(Collectors.joining(", "));
        var vectors = new TextTable("HR@20 of searches by vectors", "", "of it not found by " + collaborative);
        for (Slice slice : slices) {
            slice.vectors().forEach((channel, hits) -> {
                if (!offChannels.contains(channel)) {
                    vectors.row(channel + ", " + slice.name(), share(hits.hr20()), share(hits.beyondCf()));
                }
            });
        }
        printUnlessEmpty(vectors);
        if (vectors.isEmpty()) {
            out.println("items without an event are found by searches by vectors only: see retrieval.search-every");
        }
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

    private void print(UnknownUsers unknown) {
        if (unknown.clicks() > 0) {
            printf(
                    "%n%,d clicks of users without a list: HR@20 %s of the list of everybody%n",
                    unknown.clicks(), share(unknown.hr20()));
        }
    }

    private void printCoverage(TrialReport report) {
        Coverage coverage = report.coverage();
        printf(
                "%n%.1f %% of the %,d items with an event were in a top 20 of the merged list",
                100 * coverage.merged(), coverage.items());
        coverage.baselines().forEach((name, share) -> printf(";%n  %.1f %% of %s", 100 * share, name));
        printf("%n");
        Variety variety = coverage.variety();
        if (variety.distance() != null) {
            printf("%.3f mean distance of two items of a top 20", variety.distance());
            print(variety.author(), "author");
            print(variety.category(), "category");
            printf("%n");
        }
        if (report.standings().merged().hr20() > 0) {
            printf(
                    "%.1f %% of the merged list's hits are not in the top 20 of %s%n",
                    100 * report.beyondPopularity().share(),
                    report.beyondPopularity().popularity());
        }
    }

    private void print(Double largest, String label) {
        if (largest != null) {
            printf("; %.1f %% are of its largest %s", 100 * largest, label);
        }
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

    private void printRatios(Map<String, Interval> ratios, Map<String, Rates> baselines) {
        var table = new TextTable("merged / each baseline", "HR@20", "ratio", "95 %", "MRR@20", "ratio", "95 %");
        ratios.forEach((name, ratio) -> {
            Rates rates = baselines.get(name);
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

    private void printChannelRatios(Map<String, Map<String, Interval>> channelRatios) {
        var table = new TextTable("channel / plain method of its kind", "HR@20 ratio", "95 %", "MRR@20 ratio", "95 %");
        channelRatios.forEach((channel, ratios) ->
                ratios.forEach((baseline, ratio) -> row(table, channel + " / " + baseline, ratio)));
        printUnlessEmpty(table);
    }

    private void print(Gain gain) {
        printf(
                "%n%s: HR@20 %.4f, MRR@20 %.4f%n",
                gain.label(), gain.rates().hr20(), gain.rates().mrr20());
        printf(
                "merged against these: HR@20 %s%n                      MRR@20 %s%n",
                relative(gain.ratio().hr20()), relative(gain.ratio().mrr20()));
    }

    private static String relative(Estimate ratio) {
        return gain(ratio == null ? null : ratio.minus(1));
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

    private static String share(double share) {
        return TextTable.format("%.4f", share);
    }

    void print(TuningReport tuning) {
        TuningReport.Search search = tuning.search();
        printf(
                "%ntuned in %d runs on the first %,d events: HR@20 %.4f, with the given options %.4f%n",
                search.runs(), search.firstEvents(), search.tunedHr20(), search.givenHr20());
        if (tuning.settings().isEmpty()) {
            printf("Tuning did not help: nothing that was tried did better than the given options.%n");
        } else {
            printf(
                    "on the rest: HR@20 %.4f, with the given options %.4f: %s%nMRR@20 %.4f, with the given options %.4f%n",
                    tuning.tuned().hr20(),
                    tuning.given().hr20(),
                    gain(tuning.gain()),
                    tuning.tuned().mrr20(),
                    tuning.given().mrr20());
            printf(
                    tuning.hasHelped()
                            ? "Tuning helped. For eddy.yaml:%n"
                            : "Tuning did not help by more than chance explains: keep the given options. It had found:%n");
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
                : TextTable.format(
                        "%+.2f %% (95 %%: %+.2f %% to %+.2f %%)",
                        100 * gain.value(), 100 * gain.low(), 100 * gain.high());
    }

    private void printf(String format, Object... arguments) {
        out.printf(Locale.ROOT, format, arguments);
    }
}
