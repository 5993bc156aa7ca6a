package dev.eddy.tools;

import static dev.eddy.tools.CommandRun.assertBad;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.item.TagVectorFile;
import dev.eddy.vector.Vectors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTagsCommandTest {
    private static final List<String> MUSIC = List.of("jazz", "big band", "swing", "soul");
    private static final List<String> GAMES = List.of("chess", "openings", "go", "poker");
    private static final List<String> TAGS =
            Stream.of(MUSIC, GAMES).flatMap(List::stream).toList();

    @TempDir
    private Path folder;

    private Path events;
    private Path items;
    private Path out;

    @BeforeEach
    void writeFiles() {
        events = CommandRun.events(folder);
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            List<String> topic = i < 4 ? MUSIC : GAMES;
            String tags = IntStream.range(i, i + 3)
                    .mapToObj(j -> "\"" + topic.get(j % 4) + "\"")
                    .collect(Collectors.joining(","));
            json.append("{\"item_id\":\"i%d\",\"tags\":[%s],\"published_at\":1000}\n".formatted(i, tags));
        }
        items = CommandRun.write(folder.resolve("tagged.jsonl"), json.toString());
        out = folder.resolve("tags.vec");
    }

    @Test
    void vectorsAreTrainedShownAndWritten() throws Exception {
        Path json = folder.resolve("report.json");
        CommandRun run = train("--out", out, "--no-trial", "--json", json, "--like", "big bands", "--like", "qqq");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("8 of 8 tags have a vector, 0 of them from parts of their words alone")
                .contains("  jazz: ", "like big bands: big band; ", "like qqq: \n", "written to " + out);
        Map<String, float[]> read = TagVectorFile.load(out, TAGS);
        assertThat(read).containsOnlyKeys(TAGS);
        assertThat(Vectors.dot(read.get("jazz"), read.get("big band"))).isPositive();
        assertThat(Vectors.dot(read.get("jazz"), read.get("chess"))).isNegative();
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.at("/training/from_subwords").asInt()).isZero();
        assertThat(report.at("/training/like/big bands/0").asText()).isEqualTo("big band");
    }

    @Test
    void aCatalogueAloneWillDo() {
        CommandRun run = CommandRun.of("train", "tags", "--items", items, "--no-trial", "--out", out);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("8 of 8 tags have a vector", "  jazz: ");
        assertBad(
                CommandRun.of("train", "tags", "--items", items, "--out", out),
                "without --events there are no clicks to try the vectors on: add --no-trial");
        assertBad(
                CommandRun.of("train", "items", "--items", items, "--out", out),
                "--items goes with --events, the clicks to train on");
    }

    @Test
    void vectorsTurnToThoseInUse() throws Exception {
        train("--out", out, "--no-trial", "--threads", 1);
        CommandRun again = train("--out", out, "--no-trial", "--threads", 1, "--continue", out);
        assertThat(again.out()).contains("mean cosine with the vectors in use, by frequency in items: 1.0000");
    }

    @Test
    void vectorsToContinueMustFit() throws Exception {
        train("--out", out, "--no-trial");
        assertBad(
                train("--out", out, "--no-trial", "--continue", out, "-D", "catalog.dimension=8"),
                "tags.vec: the vectors have 64 dimensions, and catalog.dimension is 8");
        Path spoiled = Files.writeString(folder.resolve("spoiled.vec"), "jazz 1 NaN\n");
        assertBad(train("--out", out, "--no-trial", "--continue", spoiled), "spoiled.vec:1: not a finite number: NaN");
        Path others = Files.writeString(folder.resolve("others.vec"), "tea 1 0\nrain 0 1\n");
        assertBad(
                train("--out", out, "--no-trial", "--continue", others), "others.vec: no vector of a tag of the items");
        assertBad(train("--out", out, "--no-trial", "--continue", "none.vec"), "--continue none.vec: no such file");
    }

    @Test
    void tagsBeyondTheMostFrequentGetVectorsFromTheirWords() {
        CommandRun run = train("--out", out, "--no-trial", "--max-tags", 2);
        assertThat(run.out()).containsPattern("\\d of 8 tags have a vector, [012] of them from parts");
    }

    @Test
    void vectorsThatNothingSpeaksForAreRefusedAndNotWritten() {
        CommandRun few = train("--out", out);
        assertThat(few.exitCode()).isEqualTo(3);
        assertThat(few.out()).contains("refused: only ", "at least 500 are needed");
        assertThat(out).doesNotExist();
        CommandRun tried = train("--out", out, "--least-clicks", 1, "--most-loss", 1);
        assertThat(tried.exitCode()).isZero();
        assertThat(tried.out()).containsPattern("hit rate on \\d+ recent clicks: [01]\\.\\d+ with the vectors in use");
    }

    @Test
    void whatCannotBeIsRefusedAtOnce() {
        assertBad(train(), "nothing to do: give --out FILE, --publish or --like TAG");
        assertBad(train("--out", out, "--max-tags", 1), "--max-tags must be at least 2");
        assertBad(train("--out", folder.resolve("no/such/file")), "--out: cannot write");
        Path plain = CommandRun.itemsWithoutTags(folder);
        assertBad(
                CommandRun.of("train", "tags", "--items", plain, "--no-trial", "--out", out),
                "the items have 0 tags, at least 2 are needed");
        assertBad(
                train("--out", out, "--no-trial", "--least-count", 1000),
                "0 tags to train, at least 2 are needed; check --least-count");
    }

    private CommandRun train(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("train", "tags", "--events", events, "--items", items));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }
}
