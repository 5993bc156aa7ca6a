package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.app.BadInputException;
import dev.eddy.membership.CentreInventory;
import dev.eddy.membership.CentreRecords;
import dev.eddy.membership.CentreSet;
import dev.eddy.workbench.CentreFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CentresCommandTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("centres.jsonl");
    }

    @Test
    void trainedCentresAreWrittenAndReadBack() throws Exception {
        CommandRun run = train("--clusters", "2", "--version", "7");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "version 7: 2 clusters of dimension 64, of 10 users",
                        "min 5, mean 5.0, max 5 (1.0 times",
                        "1.0000");
        CentreSet set = CentreFile.read(file);
        assertThat(set.version()).isEqualTo(7);
        assertThat(set.size()).isEqualTo(2);
        assertThat(set.trainedAtMillis()).isEqualTo(CommandRun.LAST_CLICK_MILLIS);
        assertThat(set.validate()).isEmpty();

        String before = Files.readString(file);
        assertThat(train("--clusters", "2", "--version", "7").exitCode()).isZero();
        assertThat(file).hasContent(before);
    }

    @Test
    void badTrainingInputIsFound() {
        assertBad(train("--clusters", "3"), "--k 3");
        assertBad(train("--version", "0"), "--version 0");
        file = folder.resolve("no-such-folder/centres.jsonl");
        assertBad(train(), "--out");
        file = folder.resolve("centres.jsonl");
        assertThat(train("--clusters", "x").exitCode()).isEqualTo(2);
    }

    @Test
    void aBrokenFileIsNotPublished() throws Exception {
        assertThat(train("--clusters", "2").exitCode()).isZero();
        List<String> lines = Files.readAllLines(file);
        assertUnreadable("", "holds 0 sets");
        assertUnreadable(lines.get(0), "no manifest");
        assertUnreadable(lines.get(0) + "\n" + lines.get(2), "1 of 2 centres");
        assertUnreadable(lines.get(0).replaceFirst("1/0", "2/0") + "\n" + String.join("\n", lines), "holds 2 sets");
        assertUnreadable(
                lines.get(0) + "\n" + lines.get(0).replaceFirst("1/0", "1/1") + "\n" + lines.get(2), "checksum");
        assertUnreadable("{\"key\":\"1/0\",\"value\":{\"vector\":[2]}}", "line 1: neither");
        assertUnreadable("{\"key\":\"active\",\"value\":{\"version\":1}}", "line 1: neither");
        assertUnreadable("{\"key\":1}", "line 1: not an object");
        assertUnreadable("{", "line 1: not JSON");
        assertBad(CommandRun.of("centres", "publish", file), "not JSON");
    }

    @Test
    void theListTellsWhatIsThereAndWhatIsUsed() {
        var inventory = new CentreInventory();
        assertThat(listed(inventory)).contains("no centres are published");

        CentreSet set = CentreSet.of("tag", 2, 2, new int[] {0, 1}, new float[] {1, 0, 0, 1}, 86_400_000, 0);
        CentreRecords.publish(set).forEach(inventory::accept);
        inventory.accept(CentreRecords.parts(CentreSet.random(1, 3, 2)).get(0));
        assertThat(listed(inventory).lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("      0") && line.endsWith("incomplete: no manifest"))
                .anyMatch(line -> line.matches(" *2 +2 +2 +1970-01-02T00:00:00Z +0 +active +complete"));

        CentreRecords.removal(2, set.ids()).forEach(inventory::accept);
        assertThat(listed(inventory)).contains("version 2 is active, but not there");
    }

    private CommandRun train(String... more) {
        List<Object> words = new ArrayList<>(List.of(
                "centres",
                "train",
                "--events",
                CommandRun.events(folder),
                "--items",
                CommandRun.items(folder),
                "--out",
                file));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray());
    }

    private void assertUnreadable(String text, String message) {
        CommandRun.write(file, text);
        assertThatThrownBy(() -> CentreFile.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(file.toString());
    }

    private static void assertBad(CommandRun run, String message) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains(message)
                .doesNotContain("Exception");
    }

    private static String listed(CentreInventory inventory) {
        var out = new StringWriter();
        ListCentresCommand.print(inventory, new PrintWriter(out, true));
        return out.toString();
    }
}
