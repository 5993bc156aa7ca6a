package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    @TempDir
    private Path folder;

    @Test
    void badInputIsFoundBeforeTheBrokerIsAsked() throws Exception {
        Path events = CommandRun.events(folder);
        Path items = CommandRun.items(folder);
        Path missing = folder.resolve("missing.jsonl");
        assertBad(CommandRun.of("replay", "--events", missing), "no such file");
        Path empty = Files.createDirectory(folder.resolve("none"));
        assertBad(CommandRun.of("replay", "--events", empty), "has no file whose name ends in");
        assertBad(CommandRun.of("replay", "--events", events, "--rate", "-1"), "--rate");
        assertBad(CommandRun.of("replay", "--events", events, "--rate", "NaN"), "--rate");
        assertBad(CommandRun.of("replay", "--events", events, "--tag-vectors", missing), "--items");
        assertBad(CommandRun.of("replay", "--events", events, "--items", missing), "no such file");
        assertBad(CommandRun.of("replay", "--events", events, "--item-vectors", missing), "no such file");
        assertBad(
                CommandRun.of("replay", "--events", events, "--items", items, "--tag-vectors", missing),
                "no such file");
        assertBad(CommandRun.of("replay", "--events", CommandRun.cutGzip(events)), "compressed data");
        assertBad(
                CommandRun.of("replay", "--events", CommandRun.write(folder.resolve("empty"), "")), "holds no events");
    }

    private static void assertBad(CommandRun run, String message) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains(message);
    }
}
