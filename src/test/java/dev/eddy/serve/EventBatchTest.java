package dev.eddy.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.web.ErrorAnswer;
import dev.eddy.web.Request;
import dev.eddy.web.RequestException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventBatchTest {
    private static final String CLICK =
            "{ \"user_id\":\"ü1\", \"item_id\":\"i\", \"type\":\"click\",\n\"ts\":1700000000000 }";
    private static final String VISIT = "{\"user_id\":7,\"type\":\"visit\",\"ts\":1700000000000,\"more\":[{\"a\":[]}]}";

    private static EventBatch parse(String json) {
        return EventBatch.parse(json.getBytes(UTF_8));
    }

    private static List<String> bytes(EventBatch batch) {
        return batch.good().stream()
                .map(entry -> new String(entry.json(), UTF_8))
                .toList();
    }

    @Test
    void anEventKeepsItsBytes() {
        EventBatch batch = parse("  " + CLICK + " ");
        assertThat(batch.refused()).isEmpty();
        assertThat(bytes(batch)).containsExactly(CLICK);
        assertThat(batch.good().get(0).userId()).isEqualTo("ü1");
    }

    @Test
    void eachEventOfAnArrayKeepsItsBytes() {
        EventBatch batch = parse("[" + CLICK + " ,\n" + VISIT + "]");
        assertThat(bytes(batch)).containsExactly(CLICK, VISIT);
        assertThat(batch.good()).extracting(EventLog.Entry::userId).containsExactly("ü1", "7");
        assertThat(parse("[]").good()).isEmpty();
    }

    @Test
    void theRulesOfTheJobRefuseEachEventForItself() {
        String nested = "{\"user_id\":\"u\",\"more\":" + "[".repeat(20) + "]".repeat(20) + "}";
        EventBatch batch = parse("[{}, " + CLICK + ", \"text\", 17, null, " + nested + "]");
        assertThat(bytes(batch)).containsExactly(CLICK);
        assertThat(batch.refused()).extracting(ErrorAnswer.Refusal::index).containsExactly(0, 2, 3, 4, 5);
        assertThat(batch.refused())
                .extracting(ErrorAnswer.Refusal::reason)
                .startsWith("no user_id", "not a JSON object", "not a JSON object", "not a JSON object")
                .last()
                .asString()
                .startsWith("nesting too deep");
    }

    @Test
    void anEventAheadOfTheClockIsGood() {
        assertThat(parse(VISIT.replace("1700000000000", "9000000000000000")).good())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "17", "\"text\"", "{", "[{}", "[{}] {}", "[{},]", "nonsense", "\uFEFF[]"})
    void aBodyThatIsNoEventsIsRefused(String body) {
        assertThatThrownBy(() -> parse(body))
                .isInstanceOf(RequestException.class)
                .hasMessageStartingWith("the body is");
    }

    @Test
    void aBombOfBracketsIsRefused() {
        assertThatThrownBy(() -> parse("[".repeat(Request.MOST_BODY_BYTES))).isInstanceOf(RequestException.class);
    }

    @Test
    void atMost1000EventsArePosted() {
        String events = String.join(",", Collections.nCopies(1_000, VISIT));
        assertThat(parse("[" + events + "]").good()).hasSize(1_000);
        assertThatThrownBy(() -> parse("[" + events + "," + VISIT + "]"))
                .hasMessage("there are more than 1000 events; post them in several parts");
    }
}
