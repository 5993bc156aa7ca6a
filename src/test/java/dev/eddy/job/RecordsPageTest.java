package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.GeneratedPage;
import dev.eddy.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page on records is what the schemas and the topics' definitions say, and its examples are read by the job. */
class RecordsPageTest {
    static Stream<Page.Block> examples() {
        return Page.blocks("json");
    }

    @Test
    void thePageIsWhatTheSchemasSay() throws IOException {
        StringBuilder page = new StringBuilder("## Topics\n\n");
        page.append(GeneratedPage.row("topic", "partitions", "settings")).append("|---|---|---|\n");
        for (Topic topic : Topic.values()) {
            String settings = topic.settings.entrySet().stream()
                    .map(setting -> "`" + setting + "`")
                    .collect(Collectors.joining(", "));
            page.append(GeneratedPage.row(
                    "[`%1$s`](#%1$s)".formatted(topic.baseName()),
                    "" + topic.partitions(Topics.DEFAULT_PARTITIONS),
                    settings));
        }
        for (Topic topic : Topic.values()) {
            Path file = KafkaFolderTest.schema(topic);
            // The topics without a schema are described by hand.
            if (Files.exists(file)) {
                JsonNode schema = new ObjectMapper().readTree(Files.readString(file));
                page.append("\n## ").append(topic.baseName()).append("\n\n");
                page.append(schema.path("title").asText()).append(".\n");
                page.append(schema.path("description").asText()).append(schema.has("description") ? "\n" : "");
                page.append("Schema: [`%1$s`](../../../kafka/schemas/%1$s).\n\n".formatted(file.getFileName()));
                page.append(new SchemaTable(schema).markdown());
                page.append(sample(topic));
            }
        }
        GeneratedPage.check("records.md", "records", page.toString().replaceAll("\n{3,}", "\n\n"));
    }

    /** Each line is a value, or a key and a value with a tab between. */
    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleOfARecordIsReadByTheJob(Page.Block block) {
        String name = block.subject().replaceFirst(" .*", "");
        Topic topic = Arrays.stream(Topic.values())
                .filter(known -> known.baseName().equals(name))
                .findAny()
                .orElseThrow();
        assertThat(block.text().lines()).isNotEmpty().allSatisfy(line -> {
            String[] keyAndValue = line.contains("\t") ? line.split("\t", 2) : new String[] {null, line};
            assertThat(KafkaFolderTest.errors(topic, keyAndValue[1])).isEmpty();
            assertThat(KafkaFolderTest.refusal(topic, keyAndValue[0], keyAndValue[1]))
                    .isNull();
        });
    }

    private static String sample(Topic topic) throws IOException {
        Path file = KafkaFolderTest.samples(topic);
        if (!Files.exists(file)) {
            return "";
        }
        String first = Files.readAllLines(file).get(0);
        String shown = first.length() > 300 ? "" : "\n```json " + topic.baseName() + "\n" + first + "\n```\n";
        return shown + "\nSamples: [`%1$s`](../../../kafka/samples/%1$s).\n".formatted(file.getFileName());
    }
}
