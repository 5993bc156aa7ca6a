package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.ops.JsonTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
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
                .contains("tables read as columns separated by ',', names in the first line, in UTF-8: 1, such as "
                        + shop)
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
    void aFolderOfAnImportThatWasStoppedIsWrittenAnew() throws Exception {
        Path out = Files.createDirectory(folder.resolve("data"));
        for (List<String> left : List.of(
                List.of("events.jsonl.gz.new"),
                List.of("events.jsonl.gz.new", "items.jsonl.gz.new"),
                List.of("events.jsonl.gz.new", "items.jsonl.gz"))) {
            for (String name : left) {
                Files.writeString(out.resolve(name), "cut");
            }
            assertDone("--events", shop, "--fields", FIELDS, "--out", out);
            try (var files = Files.list(out)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder("events.jsonl.gz", "items.jsonl.gz");
            }
            Files.delete(out.resolve("events.jsonl.gz"));
            Files.delete(out.resolve("items.jsonl.gz"));
        }
    }

    @Test
    void aDataFolderIsNotWrittenOverThoughAnImportIntoItWasStopped() throws Exception {
        Path out = folder.resolve("data");
        assertDone("--events", shop, "--fields", FIELDS, "--out", out);
        Files.writeString(out.resolve("events.jsonl.gz.new"), "cut");
        assertBad(CommandRun.of("import", "--events", shop, "--fields", FIELDS, "--out", out), "not empty");
        Files.delete(out.resolve("events.jsonl.gz"));
        Files.writeString(out.resolve("notes.txt"), "mine");
        assertBad(CommandRun.of("import", "--events", shop, "--fields", FIELDS, "--out", out), "not empty");
    }

    @Test
    void onlyTheOwnerMayReadADataFolder() throws Exception {
        Path out = folder.resolve("new/data");
        assertDone("--events", shop, "--fields", FIELDS, "--out", out);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rwx------");
    }

    @Test
    void logsOfSeveralLayoutsComeIntoOneFolder() throws Exception {
        Path out = folder.resolve("data");
        Path orders = write("orders.csv", "buyer;sku;day\nann;c;2026-01-02\nann;c;2025-12-31\n");
        Path logins = write("logins.csv", "account,cookie,at\nann,x7,1767225700\n");
        Path names = write("names.csv", "what,title\na,Apples\nc,Cherries\n");
        assertDone("--events", shop, "--fields", FIELDS, "--out", out);
        assertDone(
                "--events",
                orders,
                "--fields",
                "user_id=buyer, item_id=sku, ts=day(iso), type='purchase'",
                "--add-to",
                out);
        assertDone(
                "--events",
                logins,
                "--fields",
                "user_id=account, from=cookie, ts=at(s), type='merge'",
                "--add-to",
                out);
        CommandRun last = assertDone("--items", names, "--item-fields", "item_id=what", "--add-to", out);
        assertThat(last.out()).contains("4 events written to " + out).contains("2 items written to " + out);
        assertThat(JsonTexts.of(out.resolve("events.jsonl.gz")))
                .extracting(line -> line.replaceAll(".*\"type\":\"(\\w+)\".*", "$1"))
                .containsExactly("purchase", "click", "merge", "purchase");
        assertThat(JsonTexts.of(out.resolve("items.jsonl.gz")))
                .containsExactly(
                        "{\"item_id\":\"a\",\"title\":\"Apples\"}", "{\"item_id\":\"c\",\"title\":\"Cherries\"}");
    }

    @Test
    void whatIsNotAmongTheItemsOfTheFolderBecomesNone() throws Exception {
        Path out = folder.resolve("data");
        Path names = write("names.csv", "what,title\na,Apples\n");
        assertDone(
                "--events", shop, "--items", names, "--fields", FIELDS, "--item-fields", "item_id=what", "--out", out);
        Path orders = write("orders.csv", "who,what,at\nann,delivery,1767225600\n");
        assertThat(assertDone("--events", orders, "--fields", FIELDS, "--add-to", out)
                        .out())
                .contains("1 events are on items without a row")
                .contains("1 items written");
    }

    @Test
    void whatIsImportedAgainIsSaidToRepeat() {
        Path out = folder.resolve("data");
        assertDone("--events", shop, "--fields", FIELDS, "--out", out);
        assertThat(assertDone("--events", shop, "--fields", FIELDS, "--add-to", out)
                        .out())
                .contains("1 events repeat another one of their user");
    }

    @Test
    void badInputSaysWhatToDo() throws Exception {
        assertBad(CommandRun.of("import"), "--events is missing");
        assertBad(CommandRun.of("import", "--events", folder.resolve("none")), "no such file");
        assertBad(CommandRun.of("import", "--events", shop, "--preset", "none"), "there are movielens");
        assertBad(CommandRun.of("import", "--events", shop, "--fields", "who=a"), "who is no field");
        assertBad(CommandRun.of("import", "--events", shop, "--fields", FIELDS, "--out", folder), "not empty");
        assertBad(CommandRun.of("import", "--events", shop, "--fields", FIELDS, "--out", shop), "cannot be written");
        Path none = folder.resolve("none");
        assertBad(CommandRun.of("import", "--events", shop, "--fields", FIELDS, "--add-to", none), "no such file");
        assertBad(CommandRun.of("import", "--items", shop), "--events is missing");
        CommandRun unmapped = CommandRun.of("import", "--events", shop);
        assertBad(unmapped, "no row of " + shop + " became an event");
    }

    @Test
    void itSaysWhatTheLogIsAboutAndWhichEntriesNoRowHas() throws Exception {
        Path views = write("views.csv", "who,what,at,kind\nann,a,1767225600,view\nann,b,1767225660,view\n");
        CommandRun run = assertDone(
                "--events",
                views,
                "--fields",
                "user_id=cookie|who, item_id=what, ts=at(s), type=kind",
                "--types",
                "view=click, veiw=like",
                "--leave-out",
                "who=bob",
                "--leave-out",
                "agent=bot");
        assertThat(run.out())
                .contains("1 users, 2 items, from 2026-01-01T00:00:00Z to 2026-01-01T00:01:00Z")
                .contains("users with most events: ann 2;")
                .contains("no row has cookie of --fields; the first row has who, what, at, kind")
                .doesNotContain("in the future")
                .contains("rows by --types: view=click 2")
                .contains("no row has veiw=like of --types; check its spelling")
                .contains("no row has who=bob of --leave-out; check the value")
                .contains("no row has agent=bot of --leave-out; check the name of the column");
    }

    @Test
    void timesOfAnotherUnitAreToldOf() throws Exception {
        Path log = write("log.csv", "who,what,at\nann,a,1767225600\nann,a,1767225600000\n");
        CommandRun run = assertDone("--events", log, "--fields", FIELDS);
        assertThat(run.out()).contains("1 events are in the future; check ts and its unit");
    }

    @Test
    void itemsWithMoreThanOneRowAreToldOf() throws Exception {
        Path names = write("names.csv", "what,title\na,Apples\na,Red apples\n");
        CommandRun run =
                assertDone("--events", shop, "--items", names, "--fields", FIELDS, "--item-fields", "item_id=what");
        assertThat(run.out()).contains("1 rows of items repeat an id; the last row of an item counts");
    }

    @Test
    void thePresetsAreListed() throws Exception {
        assertThat(CommandRun.of("import", "--presets").out())
                .contains("retailrocket")
                .contains("--events events.csv");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static CommandRun assertDone(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("import"));
        all.addAll(List.of(arguments));
        CommandRun run = CommandRun.of(all.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private static void assertBad(CommandRun run, String message) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }
}
