package dev.eddy.tools;

import static dev.eddy.tools.CommandRun.assertBad;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.item.VectorSpace;
import dev.eddy.ops.ItemVectorFile;
import dev.eddy.training.embedding.Embedding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainItemsCommandTest {
    private static final VectorSpace SPACE = VectorSpace.ofBehaviour("item2vec", 64);

    @TempDir
    private Path folder;

    private Path events;
    private Path items;
    private Path out;

    @BeforeEach
    void writeFiles() {
        events = CommandRun.events(folder);
        items = CommandRun.items(folder);
        out = folder.resolve("vectors.jsonl");
    }

    @Test
    void vectorsAreTrainedAndShownByTitle() throws Exception {
        Path json = folder.resolve("report.json");
        CommandRun run = train("--out", out, "--no-trial", "--json", json);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("8 items of 40 clicks", "100.0 % of the catalogue's 8 items have a vector", "Title 3")
                .contains("written to " + out);
        assertThat(ItemVectorFile.read(out, SPACE).words()).hasSize(8);
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.at("/training/words").asInt()).isEqualTo(8);
        assertThat(report.at("/training/neighbours/i3")).hasSize(5);
    }

    @Test
    void aTrainingGoesOnFromTheVectorsBefore() {
        train("--out", out, "--no-trial", "--threads", 1);
        CommandRun again = train("--out", out, "--no-trial", "--threads", 1, "--continue", out);
        assertThat(again.out()).containsPattern("median cosine with the vectors before (0\\.[5-9]|1\\.)");
        assertBad(
                train("--out", out, "--no-trial", "--continue", out, "-D", "catalog.spaces=item2vec:8:behaviour"),
                "vectors.jsonl line 1: vector has 64 components, not 8");
    }

    @Test
    void vectorsThatNothingSpeaksForAreRefusedAndNotWritten() {
        CommandRun few = train("--out", out);
        assertThat(few.exitCode()).isEqualTo(3);
        assertThat(few.out()).contains("refused: only ", "at least 500 are needed");
        assertThat(out).doesNotExist();
        CommandRun tried = train("--out", out, "--least-clicks", 1, "--most-loss", 1);
        assertThat(tried.exitCode()).isZero();
        assertThat(tried.out()).containsPattern("hit rate on \\d+ recent clicks: [01]\\.\\d+ without the vectors");
    }

    @Test
    void onlyTheMostClickedItemsGetAVector() {
        train("--out", out, "--no-trial", "--max-items", 3);
        assertThat(ItemVectorFile.read(out, SPACE).words()).hasSize(3);
    }

    @Test
    void allItemsOfAnAuthorGetTheAuthorsVector() {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            String author = i == 7 ? "" : ",\"author\":\"author %d\"".formatted(i % 3);
            json.append("{\"item_id\":\"i%d\"%s}\n".formatted(i, author));
        }
        Path authored = CommandRun.write(folder.resolve("authored.jsonl"), json.toString());
        CommandRun run =
                CommandRun.of("train", "authors", "--events", events, "--items", authored, "--out", out, "--no-trial");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("3 authors of 35 clicks", "88.9 % of the catalogue's 9 items have a vector", "author 2: ");
        Embedding vectors = ItemVectorFile.read(out, VectorSpace.ofBehaviour("author", 64));
        assertThat(vectors.words()).hasSize(8).contains("i8").doesNotContain("i7");
        assertThat(vectors.input()[vectors.words().indexOf("i8")])
                .as("an item that nobody clicked")
                .containsExactly(vectors.input()[vectors.words().indexOf("i2")]);
    }

    @Test
    void aNewItemGetsTheVectorOfItsCellsThatHaveOne() {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            json.append("{\"item_id\":\"i%d\",\"place\":{\"lat\":%d,\"lon\":7}}\n".formatted(i, 40 + i));
        }
        json.append("{\"item_id\":\"near\",\"place\":{\"lat\":45.02,\"lon\":7}}\n");
        json.append("{\"item_id\":\"far\",\"place\":{\"lat\":-45,\"lon\":7}}\n");
        json.append("{\"item_id\":\"named\",\"place\":\"Turin\"}\n");
        Path placed = CommandRun.write(folder.resolve("placed.jsonl"), json.toString());
        CommandRun run =
                CommandRun.of("train", "places", "--events", events, "--items", placed, "--out", out, "--no-trial");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("24 places of 120 clicks", "81.8 % of the catalogue's 11 items have a vector");
        Embedding vectors = ItemVectorFile.read(out, VectorSpace.ofBehaviour("place", 64));
        assertThat(vectors.words()).hasSize(9).contains("near").doesNotContain("far", "named");
    }

    @Test
    void clicksThatSayNothingAreRefused() {
        Path one = CommandRun.write(
                folder.resolve("one.jsonl"),
                "{\"user_id\":\"u\",\"item_id\":\"i1\",\"type\":\"click\",\"ts\":1700000000000}\n");
        CommandRun run = CommandRun.of("train", "items", "--events", one, "--items", items, "--out", out, "--no-trial");
        assertBad(run, "clicks on 1 items of the catalogue, at least 2 are needed");
    }

    @Test
    void whatCannotBeIsRefusedAtOnce() {
        assertBad(train(), "nothing to do: give --out FILE or --publish");
        assertBad(train("--publish"), "--space item2vec: the job does not have it; name it in catalog.spaces");
        assertBad(
                train("--out", out, "-D", "catalog.spaces=item2vec:64"),
                "--space item2vec: its kind or dimension does not fit these vectors");
        assertBad(train("--out", out, "--vectors-per-s", -5), "--vectors-per-s -5: must be 0, for no limit, or more");
        assertBad(train("--out", out, "--max-items", 1), "--max-items must be at least 2");
        assertBad(train("--out", out, "--trial-events", 1), "--trial-events must be at least 2: 1");
        assertBad(train("--out", out, "--most-loss", 2), "--most-loss must be from 0 to 1");
        assertBad(train("--out", folder.resolve("no/such/file")), "--out: cannot write");
        assertThat(CommandRun.of("train", "items", "--out", out).exitCode()).isEqualTo(2);
    }

    private CommandRun train(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("train", "items", "--events", events, "--items", items));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }
}
