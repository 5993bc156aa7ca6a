package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.ops.DataFolder;
import dev.eddy.ops.RecordedEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldCommandTest {
    @TempDir
    private Path temp;

    @Test
    void theFolderIsOneThatATrialTakes() {
        Path folder = temp.resolve("new/world");
        CommandRun made = CommandRun.of(
                "world", "--out", folder, "--users", 50, "--items", 40, "--tags", 20, "--events", 600, "--days", 2);
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out()).contains("600 events");
        var data = new DataFolder(folder);
        List<Behaviour> events = RecordedEvents.load(data.events());
        assertThat(events).hasSize(600);
        long span = events.get(599).atMillis() - events.get(0).atMillis();
        assertThat(Duration.ofMillis(span)).isBetween(Duration.ofHours(24), Duration.ofHours(96));
        CommandRun trial = CommandRun.of("trial", "--events", data.events(), "--items", data.items());
        assertThat(trial.exitCode()).as(trial.err()).isZero();
    }

    @Test
    void theSameSeedMakesTheSameWorld() throws Exception {
        for (String name : List.of("a", "b")) {
            CommandRun.of("world", "--out", temp.resolve(name), "--users", 50, "--items", 40, "--events", 200);
        }
        assertThat(Files.readAllBytes(temp.resolve("a/events.jsonl.gz")))
                .isEqualTo(Files.readAllBytes(temp.resolve("b/events.jsonl.gz")));
    }

    @Test
    void senselessNumbersAreBadUsage() {
        assertBad("--events", "0");
        assertBad("--days", "0");
        assertBad("--users", "0");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));
        CommandRun run = CommandRun.of("world", "--out", file);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--out", file.toString());
    }

    private void assertBad(String option, String value) {
        CommandRun run = CommandRun.of("world", "--out", temp, option, value);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains(value, option.substring(2));
    }
}
