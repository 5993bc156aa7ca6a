package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.VectorSpace;
import dev.eddy.text.EmbeddedItems;
import dev.eddy.text.HashingEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextVectorFileTest {
    private static final VectorSpace SPACE = VectorSpace.ofContent("doc", HashingEncoder.DIMENSION);

    @TempDir
    Path folder;

    @Test
    void theRecordsAreThoseOfTheTopicAndSayWhatTheyAreMadeFrom() throws IOException {
        RecordedItems items = RecordedItems.parse(
                IntStream.range(0, 150)
                        .mapToObj(i -> ("{\"item_id\": \"i" + i + "\", \"title\": \"train " + "x".repeat(i) + "\"}")
                                .getBytes(UTF_8))
                        .toList(),
                8);
        Path file = folder.resolve("doc.jsonl");
        var texts = new ItemTexts(false);
        try (var encoder = new HashingEncoder()) {
            assertThat(TextVectorFile.write(file, items.withText(texts), texts, SPACE, encoder, HashingEncoder.MODEL))
                    .isEqualTo(150);
        }
        assertThat(RecordedItems.loadVectors(file, List.of(SPACE))).hasSize(150);
        assertThat(TextVector.madeFrom(Files.readAllLines(file).get(3).getBytes(UTF_8)))
                .isEqualTo(EmbeddedItems.hash(HashingEncoder.MODEL, "train xxx"));
    }

    @Test
    void anItemWithNothingToReadHasNoRecord() throws IOException {
        RecordedItems items = RecordedItems.parse(
                List.of(
                        "{\"item_id\": \"i1\", \"title\": \"…\"}".getBytes(UTF_8),
                        "{\"item_id\": \"i2\", \"title\": \"train\"}".getBytes(UTF_8)),
                8);
        Path file = folder.resolve("doc.jsonl");
        var texts = new ItemTexts(false);
        try (var encoder = new HashingEncoder()) {
            assertThat(TextVectorFile.write(file, items.withText(texts), texts, SPACE, encoder, HashingEncoder.MODEL))
                    .isEqualTo(1);
        }
        assertThat(Files.readAllLines(file)).singleElement().asString().contains("\"i2\"");
    }

    @Test
    void recordsOfOthersHaveNoHash() {
        assertThat(TextVector.madeFrom("{\"vector\": [1, 2]}".getBytes(UTF_8))).isNull();
        assertThat(TextVector.madeFrom("{\"made_from\": \"-12\"}".getBytes(UTF_8)))
                .isNull();
        assertThat(TextVector.madeFrom("not JSON".getBytes(UTF_8))).isNull();
    }
}
