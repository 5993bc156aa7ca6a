package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyValueCommandTest {
    private static final String HEADER = "timestamp,item_id,position,click,propensity_score\n";

    @TempDir
    private Path folder;

    private Path log;
    private Path ownLog;

    /** Item a is shown three times as often as b and earns .1 a choice; b earns .3. */
    @BeforeEach
    void writeLogs() {
        log = CommandRun.write(folder.resolve("log.csv"), HEADER + rows("a", 300, 30, .75) + rows("b", 100, 30, .25));
        ownLog = CommandRun.write(folder.resolve("own.csv"), HEADER + rows("a", 200, 20, .5) + rows("b", 200, 60, .5));
    }

    private static String rows(String item, int choices, int clicks, double propensity) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < choices; i++) {
            rows.append("2024-01-01 00:00:00+00:00,").append(item).append(",1,");
            rows.append(i < clicks ? 1 : 0).append(',').append(propensity).append('\n');
        }
        return rows.toString();
    }

    @Test
    void theEstimatesArePrinted() {
        CommandRun run = policyValue("--policy", "uniform");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo(
                                        "400 choices of 2 items, 60 with a reward; weights: mean 1.000, largest 2.0"),
                        line -> assertThat(line).matches("estimator +value +low +high +effective size"),
                        line -> assertThat(line).matches("inverse propensity +0\\.20000 +0\\.1\\d+ +0\\.2\\d+ +300"),
                        line -> assertThat(line).matches("self-normalised +0\\.20000 .*"),
                        line -> assertThat(line).matches("doubly robust +0\\.(19|20)\\d+ .*"));
    }

    @Test
    void thePolicysOwnLogIsPrintedBeside() {
        assertThat(policyValue("--own-log", ownLog).out())
                .containsPattern("effective size +contains own value")
                .containsPattern("doubly robust .* yes\n")
                .containsPattern("own log +0\\.20000 +0\\.1\\d+ +0\\.2\\d+ +400\n");
        Path other = CommandRun.write(folder.resolve("other.csv"), HEADER + rows("a", 400, 390, 1));
        assertThat(policyValue("--own-log", other).out()).containsPattern("doubly robust .* no\n");
    }

    @Test
    void everythingIsInTheReportThatIsWritten() throws Exception {
        Path json = folder.resolve("report.json");
        assertThat(policyValue("--own-log", ownLog, "--json", json).exitCode()).isZero();
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.at("/policy").asText()).isEqualTo("uniform");
        assertThat(report.at("/rewarded").asInt()).isEqualTo(60);
        assertThat(report.at("/mean_weight").asDouble()).isEqualTo(1);
        assertThat(report.at("/estimates/doubly robust/effective_size").isNumber())
                .isTrue();
        assertThat(report.at("/own/high").isNumber()).isTrue();
    }

    @Test
    void behaviourEventsAreRead() {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            events.append(event(i, "impression", 0, ",\"propensity\":0.5,\"position\":1"));
            events.append(event(i, "impression", 0, ""));
            if (i < 5) {
                events.append(event(i, "click", 45, ""));
            }
        }
        Path file = CommandRun.write(folder.resolve("events.jsonl"), events.toString());
        CommandRun run = CommandRun.of("policy-value", "--log", file, "--within", "1h");
        assertThat(run.out())
                .contains(
                        "events.jsonl: 20 impressions without a propensity left out", "20 choices of 2 items, 5 with");
        CommandRun.assertBad(CommandRun.of("policy-value", "--log", file), "none of the 20 choices has a reward");
        CommandRun.assertBad(
                CommandRun.of(
                        "policy-value", "--log", file, "--within", "1h", "-D", "internal.interest.weights.click=0"),
                "none of the 20 choices has a reward; take a longer log");
    }

    private static String event(int i, String type, int minutes, String more) {
        return "{\"user_id\":\"u%d\",\"item_id\":\"i%d\",\"type\":\"%s\",\"ts\":%d%s}\n"
                .formatted(i, i % 2, type, CommandRun.LAST_CLICK_MILLIS + minutes * 60_000L, more);
    }

    @Test
    void propensitiesThatCannotBeRightAreNoted() throws Exception {
        Path wrong = CommandRun.write(
                folder.resolve("wrong.csv"), Files.readString(log).replace("0.75", "1"));
        CommandRun run = CommandRun.of("policy-value", "--log", wrong);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("the mean weight is 0.875, but should be near 1", "wrong.csv");
    }

    @Test
    void aTinyPropensityIsNamedAndBounded() throws Exception {
        Path tiny = CommandRun.write(
                folder.resolve("tiny.csv"), Files.readString(log).replaceFirst("0\\.75", "1e-7"));
        Path json = folder.resolve("report.json");
        CommandRun run = CommandRun.of("policy-value", "--log", tiny, "--json", json);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains(
                        "1 weights are bounded at 266.7: propensities such as 1.0E-7 of item a at 2024-01-01T00:00:00Z")
                .contains("tiny.csv is too short for them");
        assertThat(run.out()).contains("largest 266.7").containsPattern("self-normalised +0\\.\\d+ ");
        assertThat(new ObjectMapper()
                        .readTree(json.toFile())
                        .at("/bounded_weights")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aBadLineEndsTheCommand() throws Exception {
        Path wrong = CommandRun.write(
                folder.resolve("wrong.csv"), Files.readString(log).replaceFirst("0\\.75", "0"));
        assertBad(CommandRun.of("policy-value", "--log", wrong), "wrong.csv line 2: propensity 0.0 of item a");
        assertBad(policyValue("--own-log", wrong), "wrong.csv line 2");
    }

    @Test
    void badFilesAndOptionsAreBadInput() throws Exception {
        Path missing = folder.resolve("missing.csv");
        assertBad(CommandRun.of("policy-value", "--log", missing), "missing.csv: no such file; check the path");
        assertBad(policyValue("--own-log", missing), "missing.csv: no such file");
        Path empty = CommandRun.write(folder.resolve("empty.csv"), "");
        assertBad(CommandRun.of("policy-value", "--log", empty), "empty.csv: holds no choices");
        assertBad(CommandRun.of("policy-value", "--log", CommandRun.cutGzip(log)), "middle of the compressed data");
        assertBad(
                policyValue("--own-log", CommandRun.write(folder.resolve("none.csv"), HEADER + rows("a", 3, 0, 1))),
                "none.csv: none of the 3 choices has a reward; take a longer log");
        assertBad(policyValue("--within", "0s"), "--within must be above 0");
        assertBad(policyValue("--json", folder), "--json");
        assertThat(policyValue("--policy", "best").err()).contains("--policy", "uniform", "best");
        assertThat(CommandRun.of("policy-value").err()).contains("--log");
    }

    private CommandRun policyValue(Object... more) {
        List<Object> words = new ArrayList<>(List.of("policy-value", "--log", log));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray());
    }

    private static void assertBad(CommandRun run, String message) {
        CommandRun.assertBad(run, message);
        assertThat(run.err().lines()).singleElement().asString().doesNotContain("Exception");
    }
}
