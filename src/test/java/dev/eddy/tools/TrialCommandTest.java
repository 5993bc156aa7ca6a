package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialCommandTest {
    @TempDir
    private Path folder;

    private Path events;
    private Path items;

    @BeforeEach
    void writeFiles() {
        events = CommandRun.events(folder);
        items = CommandRun.items(folder);
    }

    @Test
    void theReportIsPrintedAndWritten() throws Exception {
        Path json = folder.resolve("report.json");
        CommandRun run = CommandRun.of("trial", "--events", events, "--items", items, "--json", json);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("30 clicks scored", "mixture", "hot-1d");
        assertThat(Files.readString(json)).contains("\"scored\" : 30", "\"mixture\"", "\"hr20\"", "\"ucf\"");
    }

    @Test
    void badClustersAreBadUsage() {
        for (String clusters : new String[] {"0", "-1", "many", "1.5", ""}) {
            CommandRun run = CommandRun.of("trial", "--events", events, "--items", items, "--clusters", clusters);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("--clusters", "auto or a positive number");
        }
        CommandRun tooMany = CommandRun.of("trial", "--events", events, "--items", items, "--clusters", 500);
        assertBad(tooMany, "--clusters 500");
    }

    @Test
    void badFilesAreBadInput() throws Exception {
        Path missing = folder.resolve("missing.jsonl");
        assertBad(CommandRun.of("trial", "--events", missing, "--items", items), "missing.jsonl: no such file");
        assertBad(CommandRun.of("trial", "--events", events, "--items", missing), "missing.jsonl: no such file");
        assertBad(
                CommandRun.of("trial", "--events", events, "--items", items, "--tag-vectors", missing),
                "missing.jsonl: no such file");
        Path empty = CommandRun.write(folder.resolve("empty.jsonl"), "\n");
        assertBad(CommandRun.of("trial", "--events", empty, "--items", items), "empty.jsonl: holds no events");
        assertBad(CommandRun.of("trial", "--events", events, "--items", empty), "empty.jsonl: holds no items");
        assertBad(
                CommandRun.of("trial", "--events", CommandRun.cutGzip(events), "--items", items),
                "middle of the compressed data");
        Path garbage = CommandRun.write(folder.resolve("garbage.jsonl.gz"), "no gzip");
        assertBad(CommandRun.of("trial", "--events", garbage, "--items", items), "not a gzip file");
        assertBad(CommandRun.of("trial", "--events", folder, "--items", items), folder + "");
    }

    @Test
    void aReportThatCannotBeWrittenIsFoundBeforeTheFilesAreRead() {
        Path json = folder.resolve("no-such-folder/report.json");
        Path missing = folder.resolve("missing.jsonl");
        assertBad(CommandRun.of("trial", "--events", missing, "--items", items, "--json", json), "--json");
        assertBad(CommandRun.of("trial", "--events", missing, "--items", items, "--json", folder), "--json");
    }

    private static void assertBad(CommandRun run, String message) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains(message)
                .doesNotContain("Exception");
    }
}
