package dev.eddy.ops.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.job.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
    private static final long NOON = 1_750_000_000_000L;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    @TempDir
    private Path folder;

    @Test
    void aFileIsKnownByItsContents() throws IOException {
        HistoryFile file = read(event("ann", NOON), event("bob", NOON + HOUR));
        assertThat(file.events()).isEqualTo(2);
        assertThat(file.firstMillis()).isEqualTo(NOON);
        assertThat(file.lastMillis()).isEqualTo(NOON + HOUR);
        assertThat(file.id())
                .isEqualTo(read(event("ann", NOON), event("bob", NOON + HOUR)).id());
        assertThat(file.id())
                .isNotEqualTo(
                        read(event("ann", NOON), event("cat", NOON + HOUR)).id());
    }

    @Test
    void eventsOfADayMayComeInAnyOrder() throws IOException {
        assertThat(read(event("ann", NOON), event("bob", NOON - 23 * HOUR)).firstMillis())
                .isEqualTo(NOON - 23 * HOUR);
    }

    @Test
    void aFileThatIsNotByTimeIsRefused() {
        assertThatThrownBy(() -> read(event("ann", NOON), event("bob", NOON - 25 * HOUR)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("events.jsonl line 2")
                .hasMessageContaining("sort the file by ts");
    }

    @Test
    void aLineThatIsNoEventIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> read(event("ann", NOON), "{\"user_id\":\"bob\"}"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("events.jsonl line 2: no type");
    }

    @Test
    void aFileWithoutEventsIsRefused() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("holds no events");
    }

    @Test
    void eachEventHasItsNumber() throws IOException {
        List<String> seen = new ArrayList<>();
        read(event("ann", NOON), event("bob", NOON))
                .forEach((event, json, number) -> seen.add(number + " " + event.userId()));
        assertThat(seen).containsExactly("1 ann", "2 bob");
    }

    private HistoryFile read(String... lines) throws IOException {
        Path file = Files.write(folder.resolve("events.jsonl"), List.of(lines));
        return HistoryFile.read(file, events -> {});
    }

    private static String event(String userId, long atMillis) {
        return "{\"user_id\":\"%s\",\"item_id\":\"a\",\"type\":\"click\",\"ts\":%d}".formatted(userId, atMillis);
    }
}
