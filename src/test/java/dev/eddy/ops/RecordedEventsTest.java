package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.job.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedEventsTest {
    private static final String LATER = "{\"user_id\":\"u\",\"type\":\"visit\",\"ts\":1700000000001}\n";
    private static final String EARLIER = "{\"user_id\":\"u\",\"type\":\"visit\",\"ts\":1700000000000}\n";

    @TempDir
    private Path folder;

    @Test
    void anEventThatIsEarlierThanTheOneBeforeIsNamedWithBothTimes() throws IOException {
        Path file = Files.writeString(folder.resolve("events.jsonl"), LATER + LATER + "\n" + EARLIER);
        assertThatThrownBy(() -> RecordedEvents.loadSorted(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(file + " line 4")
                .hasMessageContaining("1700000000000 (2023-11-14T22:13:20Z)")
                .hasMessageContaining("1700000000001 (2023-11-14T22:13:20.001Z)")
                .hasMessageContaining("sort the file by ts");
        assertThat(RecordedEvents.load(file)).hasSize(3);
    }

    @Test
    void theOrderOfTheEventsIsThatOfTheLines() throws IOException {
        Path file = Files.writeString(folder.resolve("events.jsonl"), LATER + "\n" + LATER + EARLIER);
        assertThat(RecordedEvents.load(file)).extracting(Behaviour::position).containsExactly(1L, 3L, 4L);
    }

    @Test
    void theOrderOfParsedRecordsIsThatOfTheList() {
        byte[] record = LATER.getBytes(UTF_8);
        assertThat(RecordedEvents.parse(List.of(record, record, record)))
                .extracting(Behaviour::position)
                .containsExactly(0L, 1L, 2L);
    }

    @Test
    void eventsInOrderOrOfOneInstantAreFine() throws IOException {
        Path file = Files.writeString(folder.resolve("events.jsonl"), EARLIER + LATER + LATER);
        assertThat(RecordedEvents.loadSorted(file)).isEqualTo(RecordedEvents.load(file));
    }
}
