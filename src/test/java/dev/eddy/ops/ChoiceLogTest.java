package dev.eddy.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.policy.ChoiceContext;
import dev.eddy.policy.LoggedChoice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceLogTest {
    private static final BehaviourWeights WEIGHTS =
            JobOptions.defaults().recall().interest().weights();
    private static final long NOON = 1_700_000_000_000L;
    private static final String HEADER = ",timestamp,position,item_id,click,propensity_score,user_feature_0,other\n";
    private static final String ROW = "0,2019-11-24 00:01:03.979311+00:00,2,i9,1,0.25,ab12,x\n";

    @TempDir
    private Path folder;

    @Test
    void columnsAreFoundByTheirNames() throws Exception {
        ChoiceLog log = read(HEADER + ROW + ROW.replace("i9,1,0.25", "i3,0,1e-3"));
        var context = new ChoiceContext(2, List.of("user_feature_0=ab12"));
        long at = Instant.parse("2019-11-24T00:01:03.979Z").toEpochMilli();
        assertThat(log.choices())
                .containsExactly(
                        new LoggedChoice(at, "i9", .25, 1, context), new LoggedChoice(at, "i3", .001, 0, context));
        assertThat(log.withoutPropensity()).isZero();
    }

    @Test
    void aFileMayBeZippedAndHaveNoFeatures() throws Exception {
        Path zipped = folder.resolve("log.csv.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            gzip.write("timestamp,item_id,position,click,propensity_score\r\n2019-11-24T00:01:03Z,i1,1,0,1\r\n"
                    .getBytes(StandardCharsets.UTF_8));
        }
        assertThat(ChoiceLog.read(zipped, Duration.ofMinutes(30), WEIGHTS).choices())
                .extracting(LoggedChoice::context)
                .containsExactly(new ChoiceContext(1, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.25|0|propensity 0.0 of item i9",
                "0.25|1.5|propensity 1.5 of item i9",
                "0.25|NaN|propensity NaN of item i9",
                "0.25|often|propensity_score is no number: 'often'",
                "i9,1,|i9,-1,|reward -1.0 of item i9",
                "i9,1,|i9,yes,|click is no number: 'yes'",
                "i9,|,|item_id is empty",
                "2,i9|-2,i9|position -2 is negative",
                "2,i9|1.5,i9|position is 1.5; write a whole number",
                "2019-11-24 00:01:03.979311+00:00|yesterday|timestamp is no time: 'yesterday'; write it as in 2019-11-24",
                "2019-11-24 00:01:03.979311+00:00|2019-11-24 00:01:03|timestamp is no time",
                ",x|''|has 7 values, but the header has 8 columns"
            })
    void aBadRowIsNamed(String part, String wrong, String message) {
        assertThatThrownBy(() -> read(HEADER + ROW + ROW.replace(part, wrong)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("log line 3: " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp", "item_id", "position", "click", "propensity_score"})
    void aMissingColumnIsNamed(String column) {
        assertThatThrownBy(() -> read(HEADER.replace("," + column + ",", ",x,") + ROW))
                .hasMessageContaining("log line 1: the header has no column " + column + "; write one with timestamp");
    }

    @Test
    void anImpressionWithAPropensityIsAChoice() throws Exception {
        ChoiceLog log = read(event(
                        "u1",
                        "i1",
                        "impression",
                        0,
                        ",\"propensity\":0.5,\"position\":3,\"attributes\":{\"b\":\"2\",\"a\":\"1\"}")
                + event("u1", "i2", "impression", 0, "")
                + event("u1", "i3", "impression", 0, ",\"propensity\":1"));
        assertThat(log.withoutPropensity()).isEqualTo(1);
        assertThat(log.choices())
                .containsExactly(
                        new LoggedChoice(NOON, "i1", .5, 0, new ChoiceContext(3, List.of("a=1", "b=2"))),
                        new LoggedChoice(NOON, "i3", 1, 0, new ChoiceContext(0, List.of())));
    }

    @ParameterizedTest
    @CsvSource({
        "u1, i1, click, 0, 1",
        "u1, i1, purchase, 30, 1",
        "u1, i1, click, 31, 0",
        "u1, i1, click, -1, 0",
        "u1, i1, dislike, 1, 0",
        "u1, i2, click, 1, 0",
        "u2, i1, click, 1, 0"
    })
    void aClickOfTheUserOnTheItemSoonAfterItIsTheReward(
            String user, String item, String type, int minutes, double reward) throws Exception {
        String shown = event("u1", "i1", "impression", 0, ",\"propensity\":0.5");
        String acted = event(user, item, type, minutes, "");
        for (String text : List.of(shown + acted, acted + shown)) {
            assertThat(read(text).choices()).extracting(LoggedChoice::reward).containsExactly(reward);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"propensity\":0|propensity 0.0 of item i1 at 2023-11-14T22:13:20Z: must be above 0 and at most 1",
                "\"propensity\":2|propensity 2.0 of item i1",
                "\"propensity\":\"high\"|propensity is not a number",
                "\"propensity\":1,\"position\":-1|position is not a whole number from 0 on",
                "\"propensity\":1,\"position\":1.5|position is not a whole number from 0 on",
                "\"value\":\"x\"|value is not a finite number"
            })
    void aBadEventIsNamed(String fields, String message) {
        String good = event("u1", "i1", "impression", 0, ",\"propensity\":0.5");
        assertThatThrownBy(() -> read(good + "\n" + event("u1", "i1", "impression", 0, "," + fields)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("log line 3: " + message);
    }

    @Test
    void whatOtherEventsSayOfAPropensityDoesNotMatter() throws Exception {
        ChoiceLog log = read(event("u1", "i1", "impression", 0, ",\"propensity\":0.5")
                + event("u1", "i1", "click", 1, ",\"propensity\":7"));
        assertThat(log.choices()).extracting(LoggedChoice::reward).containsExactly(1.0);
    }

    @Test
    void aFileWithoutChoicesIsRefused() {
        assertThatThrownBy(() -> read("\n")).hasMessageContaining("log: holds no choices; give a CSV file");
        assertThatThrownBy(() -> read(HEADER)).hasMessageContaining("log: holds no choices; give rows");
        assertThatThrownBy(() -> read(event("u1", "i1", "click", 0, ""))).hasMessageContaining("log: holds no choices");
        assertThatThrownBy(() -> read(event("u1", "i1", "impression", 0, "")))
                .hasMessageContaining("log: none of 1 impressions has a propensity; log the probability");
        assertThatThrownBy(() -> read("some text\n")).hasMessageContaining("log line 1: the header has no column");
    }

    private static String event(String user, String item, String type, int minutes, String more) {
        return "{\"user_id\":\"%s\",\"item_id\":\"%s\",\"type\":\"%s\",\"ts\":%d%s}\n"
                .formatted(user, item, type, NOON + minutes * 60_000L, more);
    }

    private ChoiceLog read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("log"), text);
        return ChoiceLog.read(file, Duration.ofMinutes(30), WEIGHTS);
    }
}
