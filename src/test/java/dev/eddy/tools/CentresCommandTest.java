package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreRecords;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.job.BadInputException;
import dev.eddy.ops.CentreFile;
import dev.eddy.ops.retrain.ActivateCentres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
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
        assertThat(set.provenance().trainedAtMillis()).isEqualTo(CommandRun.LAST_CLICK_MILLIS);
        assertThat(set.validate()).isEmpty();

        String before = Files.readString(file);
        assertThat(train("--clusters", "2", "--version", "7").exitCode()).isZero();
        assertThat(file).hasContent(before);
    }

    @Test
    void centresAreTrainedOnALogWithoutTagsAndOneLineSaysWhatIsMissing() {
        CommandRun run = trainOn(CommandRun.events(folder), "--clusters", 2);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err().lines()).containsExactly(CommandRun.NO_CONTENT);
        assertThat(run.out()).contains("2 clusters of dimension 64, of 10 users", "min 5, mean 5.0, max 5");
    }

    @Test
    void centresOfUsersWhoOnlyVisitedAreRefused() {
        Path visits = CommandRun.write(
                folder.resolve("visits.jsonl"), "{\"user_id\":\"ann\",\"type\":\"visit\",\"ts\":1700000000000}\n");
        CommandRun run = trainOn(visits);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("none of the 1 users clicked an item or declared an interest");
    }

    private CommandRun trainOn(Path events, Object... more) {
        List<Object> words = new ArrayList<>(List.of(
                "centres", "train", "--events", events, "--items", CommandRun.itemsWithoutTags(folder), "--out", file));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray());
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
    void clustersThatGoOnKeepTheirIds() throws Exception {
        assertThat(train("--clusters", "2", "--version", "7").exitCode()).isZero();
        Path before = Files.copy(file, folder.resolve("before.jsonl"));
        CommandRun run = train("--clusters", "2", "--previous", before.toString());

        assertThat(run.out()).contains("version 8: 2 clusters", "2 of the clusters continue one before; 100.0 % of 10");
        assertThat(CentreFile.read(file).provenance().parent()).isEqualTo(7);
        assertThat(CentreFile.read(file).centres())
                .isEqualTo(CentreFile.read(before).centres());
    }

    @Test
    void vectorsAreTrainedOnAndLabelled() throws Exception {
        Path labels = folder.resolve("labels.npy");
        CommandRun run =
                CommandRun.of("centres", "train", "--from", matrix(), "--k", 2, "--out", file, "--labels", labels);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("2 clusters of dimension 2, of 4 users (1 more have no taste yet)");
        byte[] bytes = Files.readAllBytes(labels);
        int[] found = new int[5];
        ByteBuffer.wrap(bytes, bytes.length - 20, 20)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .get(found);
        assertThat(found[0]).isEqualTo(found[1]).isNotEqualTo(found[3]);
        assertThat(found[2]).isEqualTo(-1);
        assertThat(found[3]).isEqualTo(found[4]);
    }

    @Test
    void whatCameOfItIsWrittenAndDrawn() throws Exception {
        Path report = folder.resolve("report.json");
        Path plot = folder.resolve("plot.png");
        assertThat(train("--k", "2", "--report", report.toString(), "--plot", plot.toString())
                        .exitCode())
                .isZero();
        assertThat(Files.readString(report))
                .contains("\"largest_to_mean\" : 1.0", "\"users\" : 10", "\"empty\" : 0", "\"elbow\" : [ ]")
                .contains("\"sizes\" : {");
        assertThat(ImageIO.read(plot.toFile()).getWidth()).isEqualTo(1_280);
    }

    @Test
    void oneSourceAndNoMoreIsAsked() throws Exception {
        assertThat(CommandRun.of("centres", "train", "--out", file).exitCode()).isEqualTo(2);
        assertThat(train("--from", matrix().toString()).exitCode()).isEqualTo(2);
        assertBad(train("--labels", folder.resolve("labels.npy").toString()), "--labels");
        assertBad(train("--largest", "1"), "--largest");
        assertBad(train("--batches", "-1"), "--batches");
        assertBad(train("--previous", "nowhere.jsonl"), "nowhere.jsonl");
    }

    @Test
    void oneGoesBackToTheParent() {
        var published = new CentreInventory();
        assertThatThrownBy(() -> ActivateCentres.parent(published)).hasMessageContaining("nothing to go back");
        CentreSet set =
                CentreSet.of("tag", 4, 2, new int[] {0, 1}, new float[] {1, 0, 0, 1}, new Provenance(86_400_000, 2));
        CentreRecords.publish(set).forEach(published::accept);
        assertThat(ActivateCentres.parent(published)).isEqualTo(2);
        CentreRecords.publish(CentreSet.random(1, 2, 2)).forEach(published::accept);
        assertThatThrownBy(() -> ActivateCentres.parent(published)).hasMessageContaining("version 0 has no parent");
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

        CentreSet set =
                CentreSet.of("tag", 2, 2, new int[] {0, 1}, new float[] {1, 0, 0, 1}, new Provenance(86_400_000, 0));
        CentreRecords.publish(set).forEach(inventory::accept);
        inventory.accept(CentreRecords.parts(CentreSet.random(1, 3, 2)).get(0));
        assertThat(listed(inventory).lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("      0") && line.endsWith("incomplete: no manifest"))
                .anyMatch(line -> line.matches(" *2 +2 +tag +2 +1970-01-02T00:00:00Z +0 +active +complete"));

        CentreRecords.removal(2, set.ids()).forEach(inventory::accept);
        assertThat(listed(inventory)).contains("version 2 is active, but not there");
    }

    /** As NumPy writes (1, 0), (.9, .1), (0, 0), (0, 1), (.1, .9). */
    private Path matrix() throws Exception {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (5, 2), }";
        ByteBuffer bytes = ByteBuffer.allocate(128 + 40).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(UTF_8)).put((byte) 1).put((byte) 0);
        bytes.putShort((short) 118).put((header + " ".repeat(117 - header.length()) + "\n").getBytes(UTF_8));
        for (float value : new float[] {1, 0, .9f, .1f, 0, 0, 0, 1, .1f, .9f}) {
            bytes.putFloat(value);
        }
        return Files.write(folder.resolve("vectors.npy"), bytes.array());
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
        CentresCommand.Listing.print(inventory, new PrintWriter(out, true));
        return out.toString();
    }
}
