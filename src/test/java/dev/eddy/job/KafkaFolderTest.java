package dev.eddy.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.centre.CentreRecords;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.control.Command;
import dev.eddy.control.CommandCodec;
import dev.eddy.control.CommandProgress;
import dev.eddy.control.QuestionCodec;
import dev.eddy.item.ItemRecordParser;
import dev.eddy.item.ItemVectorParser;
import dev.eddy.item.TagVectorParser;
import dev.eddy.item.VectorSpace;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the folder {@code kafka} tells users is what the job does. */
class KafkaFolderTest {
    static final Path FOLDER = Path.of("kafka");
    private static final int DIMENSION = 64;

    /** A topic whose records have a schema and samples. */
    enum Topic {
        BEHAVIOUR_EVENTS("behaviour-events", "behaviour-event"),
        ITEMS("items", "item"),
        TAG_VECTORS("tag-vectors", "tag-vector"),
        ITEM_VECTORS("item-vectors", "item-vector"),
        RECALL_CONTROL("recall-control", "recall-control"),
        RECALL_QUESTIONS("recall-questions", "recall-question");

        final String topic;
        final String schema;

        Topic(String topic, String schema) {
            this.topic = topic;
            this.schema = schema;
        }

        List<String> samples() {
            return read(FOLDER.resolve("samples/" + topic + ".tsv")).lines().toList();
        }

        List<?> errors(String value) {
            return KafkaFolderTest.errors(schema, value);
        }

        String refusal(String key, String value) {
            byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
            var record = new KafkaRecord(topic, 0, 0, 1_790_000_000_000L, keyBytes, value.getBytes(UTF_8));
            Parsed<?> parsed =
                    switch (this) {
                        case BEHAVIOUR_EVENTS -> new BehaviourParser().parse(record);
                        case ITEMS -> new ItemRecordParser(DIMENSION).parse(record);
                        case TAG_VECTORS -> new TagVectorParser(DIMENSION).parse(record);
                        case ITEM_VECTORS -> new ItemVectorParser(List.of(new VectorSpace("title", 8))).parse(record);
                        case RECALL_CONTROL -> CommandCodec.decode(record, 1);
                        case RECALL_QUESTIONS -> QuestionCodec.decode(record);
                    };
            return parsed.reason();
        }
    }

    @ParameterizedTest
    @EnumSource
    void samplesAreAcceptedByTheSchemaAndByTheJob(Topic topic) {
        List<String> lines = topic.samples();
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            String[] keyAndValue = line.split("\t", 2);
            assertThat(topic.errors(keyAndValue[1])).isEmpty();
            assertThat(topic.refusal(keyAndValue[0], keyAndValue[1])).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "BEHAVIOUR_EVENTS | {'user_id': 7, 'item_id': 8, 'type': 'click', 'ts': 1790000000000}",
                "BEHAVIOUR_EVENTS | {'user_id': 'u', 'type': 'visit', 'ts': 1790000000000, 'item_id': null}",
                "BEHAVIOUR_EVENTS | {'user_id': 'u', 'type': 'visit', 'ts': 1790000000000, 'event_id': '', 'x': [1]}",
                "ITEMS            | {'item_id': 'a'}",
                "ITEMS            | {'item_id': 1, 'tags': [1, {'tag': 'x', 'weight': null}], 'quality': null}",
                "ITEM_VECTORS     | {'item_id': 7, 'vector': [1, 0, 0, 0, 0, 0, 0, 0.5e-3], 'space': 'title', 'x':"
                        + " null}",
                "RECALL_CONTROL   | {'command': 'rebuild', 'phase': 'emit', 'canonical': true, 'as_of': 1}",
                "RECALL_CONTROL   | {'command': 'rebuild', 'phase': null, 'as_of': null, 'new_epoch': true}",
                "RECALL_QUESTIONS | {'id': 'q', 'user_id': 7, 'item_id': null, 'as_of': null}",
            })
    void whatTheSchemaAcceptsTheJobReads(Topic topic, String json) {
        assertThat(topic.errors(json(json))).isEmpty();
        assertThat(topic.refusal(keyFor(topic), json(json))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "BEHAVIOUR_EVENTS | []",
                "BEHAVIOUR_EVENTS | {'item_id': 'a', 'type': 'click', 'ts': 1790000000000}",
                "BEHAVIOUR_EVENTS | {'user_id': '', 'item_id': 'a', 'type': 'click', 'ts': 1790000000000}",
                "BEHAVIOUR_EVENTS | {'user_id': 'u', 'type': 'click', 'ts': 1790000000000}",
                "BEHAVIOUR_EVENTS | {'user_id': 'u', 'item_id': null, 'type': 'click', 'ts': 1790000000000}",
                "BEHAVIOUR_EVENTS | {'user_id': 'u', 'item_id': 'a\\u0000', 'type': 'click', 'ts': 1790000000000}",
                "BEHAVIOUR_EVENTS | {'user_id': 'u', 'item_id': 'a', 'type': 'look', 'ts': 1790000000000}",
                "BEHAVIOUR_EVENTS | {'user_id': 'u', 'item_id': 'a', 'type': 'click', 'ts': 1790000000}",
                "BEHAVIOUR_EVENTS | {'user_id': 'u', 'item_id': 'a', 'type': 'click', 'ts': 1790000000000.5}",
                "BEHAVIOUR_EVENTS | {'user_id': 'u', 'item_id': 'a', 'type': 'click', 'ts': '1790000000000'}",
                "BEHAVIOUR_EVENTS | {'user_id': 'u', 'type': 'visit', 'ts': 1790000000000, 'dwell_ms': -1}",
                "BEHAVIOUR_EVENTS | {'user_id': 'u', 'type': 'profile', 'ts': 1790000000000, 'tags': 'hiking'}",
                "ITEMS            | {'title': 'nameless'}",
                "ITEMS            | {'item_id': 'a', 'title': true}",
                "ITEMS            | {'item_id': 'a', 'tags': [{'weight': 1}]}",
                "ITEMS            | {'item_id': 'a', 'tags': [{'tag': 'x', 'weight': 0}]}",
                "ITEMS            | {'item_id': 'a', 'quality': 1.5}",
                "ITEMS            | {'item_id': 'a', 'published_at': -1}",
                "ITEMS            | {'item_id': 'a', 'vector': ['1']}",
                "TAG_VECTORS      | {}",
                "TAG_VECTORS      | {'vector': []}",
                "TAG_VECTORS      | {'vector': 'none'}",
                "ITEM_VECTORS     | {'space': 'title', 'item_id': 'a'}",
                "ITEM_VECTORS     | {'space': 'Title', 'item_id': 'a', 'vector': [1, 0, 0, 0, 0, 0, 0, 0]}",
                "ITEM_VECTORS     | {'space': 'title', 'vector': [1, 0, 0, 0, 0, 0, 0, 0]}",
                "ITEM_VECTORS     | {'space': 'title', 'item_id': 'a', 'vector': [1, 0, 0, 0, 0, 0, 0, '0']}",
                "RECALL_CONTROL   | {}",
                "RECALL_CONTROL   | {'command': 'rebuilt'}",
                "RECALL_CONTROL   | {'command': 'rebuild', 'phase': 'half'}",
                "RECALL_CONTROL   | {'command': 'rebuild', 'as_of': 'now'}",
                "RECALL_CONTROL   | {'command': 'rebuild', 'canonical': 1}",
                "RECALL_CONTROL   | {'command': 'forget'}",
                "RECALL_CONTROL   | {'command': 'forget', 'user_id': null}",
                "RECALL_CONTROL   | {'command': 'takedown', 'item_id': ''}",
                "RECALL_QUESTIONS | {'user_id': 'u', 'item_id': 'i'}",
                "RECALL_QUESTIONS | {'id': 'q'}",
                "RECALL_QUESTIONS | {'id': 'q', 'user_id': null}",
                "RECALL_QUESTIONS | {'id': 'q', 'item_id': 'i', 'as_of': 'now'}",
            })
    void whatTheSchemaRefusesTheJobRefuses(Topic topic, String json) {
        assertThat(topic.errors(json(json))).isNotEmpty();
        assertThat(topic.refusal(keyFor(topic), json(json))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"title, 4096", "author, 4096", "category, 256"})
    void theSchemaAndTheJobHaveTheSameLimitsOfTexts(String field, int limit) {
        String longest = json("{'item_id': 'a', '%s': '%s'}".formatted(field, "x".repeat(limit)));
        String tooLong = json("{'item_id': 'a', '%s': '%s'}".formatted(field, "x".repeat(limit + 1)));
        assertThat(Topic.ITEMS.errors(longest)).isEmpty();
        assertThat(Topic.ITEMS.refusal("a", longest)).isNull();
        assertThat(Topic.ITEMS.errors(tooLong)).isNotEmpty();
        assertThat(Topic.ITEMS.refusal("a", tooLong)).contains("over " + limit + " bytes");
    }

    @Test
    void theSchemaOfTheCentresFitsWhatIsPublished() {
        CentreSet random = CentreSet.random(1, 3, DIMENSION);
        CentreSet set = CentreSet.of(
                random.space(),
                1,
                DIMENSION,
                random.ids(),
                random.centres(),
                new float[] {2, .5f, -2},
                new Provenance(0, 0));
        assertThat(CentreRecords.publish(set))
                .hasSize(5)
                .allSatisfy(record -> assertThat(errors("cluster-centres", new String(record.value(), UTF_8)))
                        .isEmpty());
        assertThat(errors("cluster-centres", "{}")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'reach': null,", "'reach': [0.5, 2],", "'reach': [-2, 0],"})
    void aManifestWithAReachOrWithoutIsAcceptedByTheSchemaAndByTheJob(String reach) {
        assertThat(errors("cluster-centres", manifest(reach))).isEmpty();
        assertThat(CentreRecords.decode("3", manifest(reach).getBytes(UTF_8)).version())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'reach': 0.5,", "'reach': [null, 2],", "'reach': ['0.5', 2],", "'reach': {},"})
    void aReachThatIsNotOfNumbersIsRefusedByTheSchemaAndByTheJob(String reach) {
        assertThat(errors("cluster-centres", manifest(reach))).isNotEmpty();
        assertThatThrownBy(() -> CentreRecords.decode("3", manifest(reach).getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSchemaOfTheProgressFitsWhatTheJobWrites() {
        var walked = new CommandProgress("r1", Command.Phase.EMIT, 0, 2, -1, 17, 4);
        String json = new String(RecordJson.encode(walked), UTF_8);
        assertThat(errors("recall-progress", json)).isEmpty();
        assertThat(RecordJson.decode(json.getBytes(UTF_8), CommandProgress.class))
                .contains(walked);
    }

    @Test
    void theScriptMakesTheTopicsThatTheProgramMakes() {
        String script = read(FOLDER.resolve("create-topics.sh"));
        assertThat(topics(script))
                .containsExactlyElementsOf(TopicDefinition.all(TopicNames.defaults(), Topics.DEFAULT_PARTITIONS));
        assertThat(script)
                .contains("partitions=${2:-" + Topics.DEFAULT_PARTITIONS + "}")
                .contains("replication=${3:-" + Topics.DEFAULT_REPLICATION + "}")
                .contains("prefix=${4:-}");
    }

    private static List<TopicDefinition> topics(String script) {
        Matcher array = Pattern.compile("compacted=\\((.*?)\\)", Pattern.DOTALL).matcher(script);
        assertThat(array.find()).isTrue();
        String compacted = array.group(1).strip();
        List<TopicDefinition> topics = new ArrayList<>();
        Matcher line = Pattern.compile("(?m)^topic (\\S+) (\\S+) (.*)$").matcher(script);
        while (line.find()) {
            int partitions = line.group(2).equals("1") ? 1 : Topics.DEFAULT_PARTITIONS;
            String settings = line.group(3).replace("\"${compacted[@]}\"", compacted);
            topics.add(new TopicDefinition(line.group(1), partitions, settings(settings)));
        }
        return topics;
    }

    private static Map<String, String> settings(String text) {
        Map<String, String> settings = new HashMap<>();
        Arrays.stream(text.split("\\s+"))
                .map(setting -> setting.split("=", 2))
                .forEach(pair -> settings.put(pair[0], pair[1]));
        return settings;
    }

    private static List<?> errors(String schema, String value) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read(FOLDER.resolve("schemas/" + schema + ".schema.json")))
                .validate(value, InputFormat.JSON);
    }

    private static String keyFor(Topic topic) {
        return switch (topic) {
            case TAG_VECTORS -> "hiking";
            case RECALL_CONTROL -> "rebuild:1";
            default -> null;
        };
    }

    private static String manifest(String reach) {
        return json("{'space': 'tag', 'version': 3, 'dimension': 64, 'ids': [0, 4], " + reach
                + " 'trained_at': 0, 'parent': -1, 'checksum': ''}");
    }

    private static String json(String withSingleQuotes) {
        return withSingleQuotes.replace('\'', '"');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
