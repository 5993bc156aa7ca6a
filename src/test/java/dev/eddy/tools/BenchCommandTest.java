package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
    @TempDir
    private Path temp;

    @Test
    void senselessNumbersAreBadUsageBeforeAnythingStarts() {
        assertBad("--users", "0");
        assertBad("--clusters", "0");
        assertBad("--clusters", "600000");
        assertBad("--dimension", "0");
        assertBad("--parallelism", "0");
        assertBad("--events", "10");
        assertBad("--managed-memory", "much");
        assertBad("--naive-for", "0s");
        assertBad("--fresh-at", "0");
        assertBad("--json", temp.resolve("no/such/folder").toString());
    }

    @Test
    void theSoakLooksAtItsNumbersToo() {
        assertBadSoak("--users", "10");
        assertBadSoak("--items", "10");
        assertBadSoak("--events-a-day", "0");
        assertBadSoak("--days", "11");
        assertBadSoak("--day-takes", "10ms");
        assertBadSoak("--exact-up-to", "-1");
        assertBadSoak("--json", temp.resolve("no/such/folder").toString());
    }

    private static void assertBadSoak(String option, String value) {
        CommandRun run = CommandRun.of("bench", "soak", option, value);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains(option);
    }

    @Test
    void unknownWordsAreBadUsage() {
        assertThat(CommandRun.of("bench", "--skew", "planet").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("bench", "--only", "eddy,nothing").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("bench", "--fresh-for", "long").exitCode()).isEqualTo(2);
    }

    private static void assertBad(String option, String value) {
        CommandRun run = CommandRun.of("bench", option, value);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains(option);
    }
}
