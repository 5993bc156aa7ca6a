package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.GeneratedPage;
import dev.eddy.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page on records is what the schemas and the topics' definitions say, and its examples are read by the job. */
class RecordsPageTest {
    /** Schemas by topic, those of {@link KafkaFolderTest} first; the topics without one are described by hand. */
    private static final Map<String, String> SCHEMAS = schemas();

    static Stream<Page.Block> examples() {
        return Page.blocks("json");
    }

    @Test
    void thePageIsWhatTheSchemasSay() throws IOException {
        StringBuilder page = new StringBuilder("## Topics\n\n");
        page.append(GeneratedPage.row("topic", "partitions", "settings")).append("|---|---|---|\n");
        for (TopicDefinition topic : TopicDefinition.all(TopicNames.defaults(), Topics.DEFAULT_PARTITIONS)) {
            String settings = new TreeMap<>(topic.settings())
                    .entrySet().stream()
                            .map(setting -> "`" + setting.getKey() + "=" + setting.getValue() + "`")
                            .collect(Collectors.joining(", "));
            page.append(GeneratedPage.row(
                    "[`%s`](#%s)".formatted(topic.name(), topic.name()), "" + topic.partitions(), settings));
        }
        for (Map.Entry<String, String> topic : SCHEMAS.entrySet()) {
            String file = topic.getValue() + ".schema.json";
            JsonNode schema =
                    new ObjectMapper().readTree(Files.readString(KafkaFolderTest.FOLDER.resolve("schemas/" + file)));
            page.append("\n## ").append(topic.getKey()).append("\n\n");
            page.append(schema.path("title").asText()).append(".\n");
            page.append(schema.path("description").asText()).append(schema.has("description") ? "\n" : "");
            page.append("Schema: [`%1$s`](../../../kafka/schemas/%1$s).\n\n".formatted(file));
            page.append(new SchemaTable(schema).markdown());
            page.append(sample(topic.getKey()));
        }
        GeneratedPage.check("records.md", "records", page.toString().replaceAll("\n{3,}", "\n\n"));
    }

    /** Each line is a value, or a key and a value with a tab between. */
    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleOfARecordIsReadByTheJob(Page.Block block) {
        KafkaFolderTest.Topic topic = KafkaFolderTest.Topic.valueOf(
                block.subject().replaceFirst(" .*", "").replace('-', '_').toUpperCase(Locale.ROOT));
        assertThat(block.text().lines()).isNotEmpty().allSatisfy(line -> {
            String[] keyAndValue = line.contains("\t") ? line.split("\t", 2) : new String[] {null, line};
            assertThat(topic.errors(keyAndValue[1])).isEmpty();
            assertThat(topic.refusal(keyAndValue[0], keyAndValue[1])).isNull();
        });
    }

    private static Map<String, String> schemas() {
        Map<String, String> schemas = new LinkedHashMap<>();
        for (KafkaFolderTest.Topic topic : KafkaFolderTest.Topic.values()) {
            schemas.put(topic.topic, topic.schema);
        }
        schemas.put("cluster-centres", "cluster-centres");
        schemas.put("recall-progress", "recall-progress");
        return schemas;
    }

    private static String sample(String topic) throws IOException {
        Path file = KafkaFolderTest.FOLDER.resolve("samples/" + topic + ".tsv");
        if (!Files.exists(file)) {
            return "";
        }
        String first = Files.readAllLines(file).get(0);
        String shown = first.length() > 300 ? "" : "\n```json " + topic + "\n" + first + "\n```\n";
        return shown + "\nSamples: [`%1$s`](../../../kafka/samples/%1$s).\n".formatted(file.getFileName());
    }
}
