package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.Version;
import dev.eddy.control.Question;
import dev.eddy.recall.Explanation;
import dev.eddy.recall.Explanation.Facts;
import dev.eddy.recall.Explanation.ItemPart;
import dev.eddy.recall.Explanation.Outcome;
import dev.eddy.recall.Explanation.UserPart;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.ranking.CandidateScorer.FeaturePart;
import dev.eddy.recall.ranking.Recaller.Place;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTextTest {
    @Test
    void whyAnItemIsInTheListIsSaidFromTheRankDownToTheFeatures() {
        List<String> lines = printed(Outcome.RECALLED, 3, 1).lines().toList();
        assertThat(lines)
                .contains(
                        "item i-1 for user ann as of 2025-06-15T15:06:40Z, the instant of the list in Redis",
                        "recalled: rank 3 of 100, score 2.5000",
                        "the user is in cluster 7 of centres version 4, list version 0.9.2, segment loyal, tags jazz, live");
        assertThat(lines).anyMatch(line -> line.matches("ucf +2 +0.5000 +user bob 75 %, user a-very-long… 25 %"));
        assertThat(lines).anyMatch(line -> line.matches("tag +4 +0.5000 +the interest as a whole"));
        assertThat(lines).anyMatch(line -> line.matches("cross +5 +0.5000 +interest music 100 %"));
        assertThat(lines).anyMatch(line -> line.matches("repeat +6 +0.5000 +own clicks on it, or its popularity"));
        assertThat(lines).anyMatch(line -> line.matches("hot-3d +9 +0.5000 +its popularity"));
        assertThat(lines).anyMatch(line -> line.matches("feature-0 +0.5000 +2.0000 +1.0000"));
    }

    @Test
    void ofManyFeaturesTheLeastAreSummedUp() {
        List<String> lines = printed(Outcome.OUTSCORED, 0, 20).lines().toList();
        assertThat(lines).anyMatch(line -> line.startsWith("not recalled: its score, 2.5000, is below"));
        assertThat(lines).anyMatch(line -> line.matches("8 more +- +- +8.0000"));
        assertThat(lines).anyMatch(line -> line.matches("sum +- +- +20.0000"));
    }

    @ParameterizedTest
    @EnumSource
    void everyOutcomeIsSaidInALine(Outcome outcome) {
        assertThat(printed(outcome, 0, 0).lines().skip(1).findFirst())
                .hasValueSatisfying(line -> assertThat(line).matches("(not )?recalled: .{10,}"));
    }

    private static String printed(Outcome outcome, int rank, int features) {
        var item = new ItemPart(
                outcome,
                rank,
                2.5,
                1.25,
                100,
                List.of(
                        new Place(
                                "ucf", 2, .5, "user", List.of(new Cause("bob", .75), new Cause("a-very-long-id", .25))),
                        new Place("tag", 4, .5, "the interest as a whole", List.of()),
                        new Place("cross", 5, .5, "interest", List.of(new Cause("music", 1))),
                        new Place("repeat", 6, .5, "own clicks on it, or its popularity", List.of()),
                        new Place("hot-3d", 9, .5, "its popularity", List.of())),
                IntStream.range(0, features)
                        .mapToObj(i -> new FeaturePart("feature-" + i, .5, 2))
                        .toList(),
                new Facts(0, .05, 1_750_000_000_000L, List.of("jazz")));
        var user =
                new UserPart(true, 7, 4, List.of(8), new Version(0, 9, 2), List.of("jazz", "live"), "loyal", List.of());
        var out = new StringWriter();
        new ExplanationText(new PrintWriter(out))
                .print(
                        new Explanation(new Question("q", "ann", "i-1", Question.LAST), 1_750_000_000_000L, user, item),
                        "of the list in Redis");
        return out.toString();
    }
}
