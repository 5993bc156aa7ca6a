package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    private static final String FIELDS = "user_id=who, item_id=what, ts=at(s), type='click'";

    @TempDir
    private Path folder;

    private Path shop;

    @BeforeEach
    void writeShop() throws Exception {
        shop = Files.writeString(folder.resolve("shop.csv"), "who,what,at\nann,a,1767225600\nbob,b,never\n");
    }

    @Test
    void itShowsTheFirstRowsMappedAndWhatWasRefused() throws Exception {
        CommandRun run = CommandRun.of("import", "--events", shop, "--fields", FIELDS);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("{\"item_id\":\"a\",\"ts\":1767225600000,\"type\":\"click\",\"user_id\":\"ann\"}")
                .contains("refused 1: " + shop + " row 2: ts is not a time (s) (ts is at): never")
                .contains("Nothing is written. Give --out FOLDER");
    }

    @Test
    void aDataFolderIsReadByTheOtherCommands() throws Exception {
        Path out = folder.resolve("data");
        CommandRun run = CommandRun.of("import", "--events", shop, "--fields", FIELDS, "--out", out);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("1 events written to " + out).contains("1 items written to " + out);
        CommandRun trial = CommandRun.of(
                "trial",
                "--events",
                out.resolve("events.jsonl.gz"),
                "--items",
                out.resolve("items.jsonl.gz"),
                "--clusters",
                "1");
        assertThat(trial.err()).doesNotContain("no such file");
    }

    @Test
    void badInputSaysWhatToDo() throws Exception {
        assertBad(CommandRun.of("import"), "--events is missing");
        assertBad(CommandRun.of("import", "--events", folder.resolve("none")), "no such file");
        assertBad(CommandRun.of("import", "--events", shop, "--preset", "none"), "there are movielens");
        assertBad(CommandRun.of("import", "--events", shop, "--fields", "who=a"), "who is no field");
        assertBad(CommandRun.of("import", "--events", shop, "--fields", FIELDS, "--out", folder), "not empty");
        assertBad(CommandRun.of("import", "--events", shop, "--fields", FIELDS, "--out", shop), "cannot be written");
        CommandRun none = CommandRun.of("import", "--events", shop);
        assertBad(none, "no row of " + shop + " became an event");
    }

    @Test
    void thePresetsAreListed() throws Exception {
        assertThat(CommandRun.of("import", "--presets").out())
                .contains("retailrocket")
                .contains("--events events.csv");
    }

    private static void assertBad(CommandRun run, String message) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }
}
