package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.record.DeadLetter;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class DeadLetterReplayTest {
    private static final String EVENTS = "events";
    private static final long APPENDED_AT = 1_767_225_600_000L;

    @Test
    void anEventTakesAlongWhenItWasFirstAppended() {
        var sent = DeadLetterReplay.record(letter(EVENTS, "u", "{}"), List.of(EVENTS));

        assertThat(sent.headers())
                .extracting(header -> header.key() + "=" + new String(header.value(), UTF_8))
                .containsExactly("eddy-appended-at=1767225600000");
    }

    @Test
    void anEventOfTheHistoryIsOneToo() {
        var letter =
                DeadLetter.of("u".getBytes(UTF_8), "{}".getBytes(UTF_8), "its item is unknown", "history", APPENDED_AT);
        assertThat(DeadLetterReplay.record(letter, List.of(EVENTS, "history")).headers())
                .extracting(Header::key)
                .as("with its time, and the mark of what the job wrote")
                .containsExactly("eddy-appended-at", "eddy-layout");
    }

    @Test
    void anOrderCountsFromWhenItIsGivenAgain() {
        assertThat(DeadLetterReplay.record(letter("control", "forget:u", "{}"), List.of(EVENTS))
                        .headers())
                .isEmpty();
    }

    @Test
    void aRecordThatWasMendedOrDeletedSinceIsNotTheLatest() {
        DeadLetter mended = letter("items", "i1", "old");
        DeadLetter deleted = letter("items", "i2", "old");
        DeadLetter longGone = letter("items", "i3", "old");
        DeadLetter latest = letter("items", "i4", "same");
        var values = new DeadLetterReplay.LatestValues(List.of(mended, deleted, longGone, latest));
        add(values, "i1", "old");
        add(values, "i2", "old");
        add(values, "i1", "new");
        add(values, "i2", null);
        add(values, "i4", "same");
        add(values, "i5", "of no concern");
        values.add(null, bytes("old"));

        assertThat(List.of(mended, deleted, longGone, latest).stream().filter(values::isLatest))
                .containsExactly(latest);
    }

    @Test
    void aDeletionIsTheLatestUntilTheKeyHasAValueAgain() {
        DeadLetter deletion = letter("items", "i1", null);
        var values = new DeadLetterReplay.LatestValues(List.of(deletion));
        assertThat(values.isLatest(deletion)).isTrue();
        add(values, "i1", "back");
        assertThat(values.isLatest(deletion)).isFalse();
    }

    @Test
    void aRecordWithoutAKeyIsTheLatestOfNone() {
        DeadLetter keyless = letter("items", null, "old");
        assertThat(new DeadLetterReplay.LatestValues(Arrays.asList(keyless)).isLatest(keyless))
                .isFalse();
    }

    private static void add(DeadLetterReplay.LatestValues values, String key, String value) {
        values.add(bytes(key), bytes(value));
    }

    private static DeadLetter letter(String topic, String key, String value) {
        return new DeadLetter(bytes(key), bytes(value), "reason", topic, 0, 5, APPENDED_AT);
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }
}
