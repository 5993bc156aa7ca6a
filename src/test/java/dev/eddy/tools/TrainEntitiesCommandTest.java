package dev.eddy.tools;

import static dev.eddy.tools.CommandRun.assertBad;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.item.VectorSpace;
import dev.eddy.ops.RecordedItems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainEntitiesCommandTest {
    @TempDir
    private Path folder;

    private Path triples;
    private Path out;

    @BeforeEach
    void writeFiles() {
        out = folder.resolve("vectors.jsonl");
        triples = file(IntStream.range(0, 40)
                .mapToObj(i -> "item:i%d\tby\tauthor %d\nitem:i%d\tby\tauthor %d".formatted(i % 8, i % 4, i % 8, i % 4))
                .collect(Collectors.joining("\n")));
    }

    @Test
    void itemsGetTheVectorsOfTheirEntities() throws Exception {
        Path json = folder.resolve("report.json");
        CommandRun run = train(triples, "--out", out, "--json", json, "--held-out", ".3");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("8 facts about 12 entities by 1 relations; 72 duplicates and loops left out")
                .contains("12 entities, 8 of them items")
                .containsPattern("filtered ranking of facts held out: mean reciprocal rank 0\\.\\d+");
        var space = VectorSpace.ofContent("entity", 64);
        assertThat(RecordedItems.loadVectors(out, List.of(space))).hasSize(8).containsKey("i3");
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.at("/ranking/mean_reciprocal_rank").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void whatRecordsSayOfItemsAreFactsToo() {
        CommandRun run = train(triples, "--out", out, "--items", CommandRun.items(folder), "--held-out", 0);
        assertThat(run.out()).contains("16 facts about 14 entities by 2 relations");
    }

    @Test
    void badInputIsNamedWithItsPlace() {
        assertBad(
                train(file("item:i1\tby\tann\nitem:i2\tby\n"), "--out", out),
                "facts.tsv line 2: not a head, a relation and a tail with tabs between");
        assertBad(train(file("item:i1\tby\titem:i1\n"), "--out", out), "facts.tsv: holds no facts");
        assertBad(
                train(file("ann\tknows\tbob\n"), "--out", out), "facts.tsv: no entity is an item; call items item:ID");
        assertBad(train(triples, "--topic"), "--triples=FILE, --topic are mutually exclusive");
        assertBad(train(triples), "nothing to do: give --out FILE or --publish");
        assertBad(train(triples, "--publish"), "--space entity: the job does not have it; name it in catalog.spaces");
        assertBad(train(triples, "--out", out, "--held-out", 1), "--held-out must be from 0 to less than 1");
        assertThat(out).doesNotExist();
    }

    private Path file(String text) {
        return CommandRun.write(folder.resolve("facts.tsv"), text);
    }

    private static CommandRun train(Path facts, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("train", "entities", "--triples", facts, "--threads", 1));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }
}
