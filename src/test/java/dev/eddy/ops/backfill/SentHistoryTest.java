package dev.eddy.ops.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.ops.JsonLines;
import dev.eddy.ops.backfill.SentHistory.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentHistoryTest {
    private static final long NOON = 1_750_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void aFileThatGoesOnWhereAnotherEndedIsSentFromThereOn() throws IOException {
        HistoryFile first = file(1, 2, 3);
        HistoryFile longer = file(1, 2, 3, 4, 5);
        var sent = sent(longer, List.of(Note.of(first, 3, Long.MAX_VALUE)));
        assertThat(left(longer, sent)).containsExactly(4L, 5L);
        assertThat(sent.refusal()).isEmpty();
        assertThat(left(first, sent(first, List.of(Note.of(longer, 5, Long.MAX_VALUE)))))
                .hasSize(3);
    }

    @Test
    void eventsThatWereCutOffOrInterruptedAreSentInTheLongerFile() throws IOException {
        HistoryFile first = file(1, 2, 3, 4);
        HistoryFile longer = file(1, 2, 3, 4, 5);
        var cut = sent(longer, List.of(Note.of(first, 0, 0), Note.of(first, 3, NOON + 3)));
        assertThat(left(longer, cut)).containsExactly(3L, 4L, 5L);
        var interrupted = sent(longer, List.of(Note.of(first, 0, 0)));
        interrupted.add(first.id() + ":2", JsonLines.record("", 0, json(2)));
        interrupted.add(first.id() + ":x", JsonLines.record("", 0, json(9)));
        interrupted.add("", JsonLines.record("", 0, null));
        assertThat(left(longer, interrupted)).containsExactly(1L, 3L, 4L, 5L);
    }

    @Test
    void eventsOfAnotherFileAreKnownByTheirIdentityWhileTheTopicHasThem() throws IOException {
        HistoryFile first = file(1, 2, 3);
        HistoryFile trimmed = file(2, 3, 4);
        var sent = sent(trimmed, List.of(Note.of(first, 3, Long.MAX_VALUE)));
        for (int at = 1; at <= 3; at++) {
            sent.add(first.id() + ":" + at, JsonLines.record("", 0, json(at)));
        }
        assertThat(left(trimmed, sent)).containsExactly(3L);
        assertThat(sent.refusal()).isEmpty();
    }

    @Test
    void aFileThatMayRepeatEventsThatTheTopicHasNoLongerIsRefused() throws IOException {
        HistoryFile first = file(1, 2, 3);
        var sent = sent(file(2, 3, 4), List.of(Note.of(first, 3, Long.MAX_VALUE)));
        assertThat(sent.refusal())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains("2-3-4.jsonl")
                        .contains("begins with that file")
                        .contains("after 2025-06-15T15:06:40.003Z"));
        assertThat(sent(file(4, 5), List.of(Note.of(first, 3, Long.MAX_VALUE))).refusal())
                .as("events of later")
                .isEmpty();
    }

    @Test
    void aNoteIsReadFromItsKey() throws IOException {
        Note note = Note.of(file(1, 2), 2, Long.MAX_VALUE);
        assertThat(Note.parse(note.key())).contains(note);
        for (String foreign : List.of("", "history:", "history:a:1:2", "rebuild:r", "history:a:1:2:3:x")) {
            assertThat(Note.parse(foreign)).isEmpty();
        }
    }

    private static SentHistory sent(HistoryFile file, List<Note> notes) {
        return new SentHistory(file, notes, new BehaviourParser()::parse);
    }

    private static List<Long> left(HistoryFile file, SentHistory sent) {
        sent.complete();
        List<Long> left = new ArrayList<>();
        file.forEach((event, json, number) -> {
            if (!sent.has(event, number)) {
                left.add(number);
            }
        });
        return left;
    }

    /** An event at each of these milliseconds after noon. */
    private HistoryFile file(int... times) throws IOException {
        String name =
                String.join("-", IntStream.of(times).mapToObj(String::valueOf).toList());
        Path file = folder.resolve(name + ".jsonl");
        Files.write(
                file,
                IntStream.of(times).mapToObj(at -> new String(json(at), UTF_8)).toList());
        return HistoryFile.read(file, events -> {});
    }

    private static byte[] json(int at) {
        return "{\"user_id\":\"u\",\"item_id\":\"a\",\"type\":\"click\",\"ts\":%d}"
                .formatted(NOON + at)
                .getBytes(UTF_8);
    }
}
