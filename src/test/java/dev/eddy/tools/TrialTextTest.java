package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.trial.TrialReport;
import dev.eddy.trial.TrialReport.BeyondPopularity;
import dev.eddy.trial.TrialReport.Confidence;
import dev.eddy.trial.TrialReport.Coverage;
import dev.eddy.trial.TrialReport.Estimate;
import dev.eddy.trial.TrialReport.Gain;
import dev.eddy.trial.TrialReport.Interval;
import dev.eddy.trial.TrialReport.Named;
import dev.eddy.trial.TrialReport.Rates;
import dev.eddy.trial.TrialReport.Slice;
import dev.eddy.trial.TrialReport.VectorHits;
import dev.eddy.trial.TuningReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TrialTextTest {
    private static final Rates LOW = new Rates(.05, .1, .2, .04);
    private static final Rates NONE = new Rates(0, 0, 0, 0);
    private static final Rates HIGH = new Rates(.15, .2, .3, .08);
    private static final Estimate ONE_AND_A_BIT = new Estimate(1.25, 1.125, 1.375);

    @Test
    void theBestAreMarkedAndTheBaselinesNamed() {
        List<String> lines = printed(text -> text.print(report())).lines().toList();
        assertThat(lines.get(0))
                .isEqualTo("12,345 clicks scored of 23,456 events, 7 of them on items that are not in the catalogue");
        assertThat(lines).anyMatch(line -> line.matches("hot-3d +0.1500 +0.2000 +0.3000 +0.0800 +best channel"));
        assertThat(lines).anyMatch(line -> line.matches("cluster-hot-1d +0.0500 .* best cluster-hot"));
        assertThat(lines).anyMatch(line -> line.matches("ucf +0.0500 +0.1000 +0.2000 +0.0400"));
        assertThat(lines).anyMatch(line -> line.matches("baseline session-knn +0.0500 .* best baseline"));
        assertThat(lines).anyMatch(line -> line.matches("merged / session-knn +1.2500 +1.1250 to 1.3750 .*"));
        assertThat(lines).anyMatch(line -> line.matches("new users +1,234 +0.2000 0.0800 .*session-knn.*hot-3d"));
        assertThat(lines).anyMatch(line -> line.matches("tag, old items +0.2500 +0.1250"));
        assertThat(lines).contains("merged against these: HR@20 +25.00 % (95 %: +12.50 % to +37.50 %)");
        assertThat(lines).contains("30.0 % of the merged list's hits are not in the top 20 of hot-3d");
    }

    @Test
    void theMixtureStandsBesideEveryBaselineInOneTable() {
        assertThat(printed(text -> text.print(report())).lines())
                .anyMatch(line -> line.matches(
                        "session-knn +0.1000 +1.2500 +1.1250 to 1.3750 +0.0400 +1.2500 +1.1250 to 1.3750"));
    }

    @Test
    void aChannelStandsBesideThePlainMethodOfItsKind() {
        assertThat(printed(text -> text.print(report())).lines())
                .anyMatch(
                        line -> line.matches("ucf / session-knn +1.2500 +1.1250 to 1.3750 +1.2500 +1.1250 to 1.3750"));
    }

    @Test
    void channelsThatAreSwitchedOffAreNotPrinted() {
        assertThat(printed(text -> text.print(report("cross"))))
                .contains("tag, old items")
                .doesNotContain("cross");
    }

    @Test
    void withoutSearchesByVectorsItIsSaidWhatTheyWouldFind() {
        assertThat(printed(text -> text.print(report("cross", "tag"))))
                .doesNotContain("HR@20 of searches", "cross", "tag,")
                .contains("items without an event are found by searches by vectors only: see retrieval.search-every");
    }

    @Test
    void theChoicesOfATrialAreSaid() {
        assertThat(printed(text -> text.print(List.of("--repeats", "--seed 3"))))
                .isEqualTo("trial --repeats --seed 3" + System.lineSeparator());
        assertThat(printed(text -> text.print(List.of()))).isEmpty();
    }

    @Test
    void aLineHasAtMostAHundredCharacters() {
        assertThat(printed(text -> text.print(report())).lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void settingsThatHelpedCanBePastedIntoTheOptionsFile() {
        String text = printedTuning(new Estimate(.1, .05, .15));
        assertThat(text.lines())
                .contains(
                        "on the rest: HR@20 0.2000, with the given options 0.1000: +10.00 % (95 %: +5.00 % to +15.00 %)",
                        "Tuning helped. For eddy.yaml:", "internal.neighbours.shrink: 20.0 # instead of 10.0");
    }

    @Test
    void settingsThatMayHaveHelpedByChanceAreSaidNotToHaveHelped() {
        assertThat(printedTuning(new Estimate(.1, -.01, .2)))
                .contains("Tuning did not help by more than chance explains: keep the given options");
    }

    private static String printed(Consumer<TrialText> printing) {
        var out = new StringWriter();
        printing.accept(new TrialText(new PrintWriter(out)));
        return out.toString();
    }

    private static String printedTuning(Estimate gain) {
        var out = new StringWriter();
        new TrialText(new PrintWriter(out)).print(tuning(gain));
        return out.toString();
    }

    private static TuningReport tuning(Estimate gain) {
        return new TuningReport(
                new TuningReport.Search(20, 5_000, .1, .11),
                Map.of("internal.neighbours.shrink", "20.0"),
                Map.of("internal.neighbours.shrink", "10.0"),
                LOW,
                HIGH,
                gain);
    }

    private static TrialReport report() {
        return report("cross");
    }

    private static TrialReport report(String... offChannels) {
        Map<String, Rates> channels = new LinkedHashMap<>();
        channels.put("ucf", LOW);
        channels.put("cross", NONE);
        channels.put("cluster-hot", LOW);
        channels.put("cluster-hot-1d", LOW);
        channels.put("hot", HIGH);
        channels.put("hot-3d", HIGH);
        Interval interval = new Interval(ONE_AND_A_BIT, ONE_AND_A_BIT);
        return new TrialReport(
                new TrialReport.Counts(23_456, 7, 12_345),
                new TrialReport.Standings(
                        channels, "hot-3d", HIGH, Map.of("session-knn", LOW), "session-knn", List.of(offChannels)),
                new TrialReport.UnknownUsers(3_456, .375),
                List.of(
                        new Slice(
                                "old items",
                                100_234,
                                HIGH,
                                new Named("session-knn", LOW),
                                new Named("cluster-hot-90d", LOW),
                                Map.of("tag", new VectorHits(.25, .125), "cross", new VectorHits(0, 0))),
                        new Slice(
                                "new users",
                                1_234,
                                HIGH,
                                new Named("session-knn", LOW),
                                new Named("hot-3d", LOW),
                                Map.of("tag", new VectorHits(.5, .25), "cross", new VectorHits(0, 0)))),
                List.of(),
                new Coverage(1_000, .5, Map.of("session-knn", .4), new TrialReport.Variety(.625, .15, null)),
                new BeyondPopularity("hot-3d", .3),
                new TrialReport.Comparisons(
                        new Confidence(200, interval, interval, interval),
                        Map.of("session-knn", interval),
                        Map.of("ucf", Map.of("session-knn", interval))),
                Map.of(
                        "frozen",
                        new Gain(
                                "lists made at midnight UTC",
                                LOW,
                                new Interval(new Estimate(1.25, 1.125, 1.375), new Estimate(1.5, 1.25, 1.75)))));
    }
}
