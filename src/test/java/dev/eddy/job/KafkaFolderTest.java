package dev.eddy.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.eddy.GeneratedPage;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.centre.CentreRecords;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.control.Command;
import dev.eddy.control.CommandCodec;
import dev.eddy.control.CommandProgress;
import dev.eddy.control.QuestionCodec;
import dev.eddy.item.ItemRecordParser;
import dev.eddy.item.ItemTriple;
import dev.eddy.item.ItemVectorParser;
import dev.eddy.item.TagVectorParser;
import dev.eddy.item.VectorSpace;
import dev.eddy.ops.act.Audit;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the folder {@code kafka} tells users is what the job does. */
class KafkaFolderTest {
    static final Path FOLDER = Path.of("kafka");
    private static final int DIMENSION = 64;

    /** The topics whose records have samples. */
    static Stream<Topic> sampled() {
        return Arrays.stream(Topic.values()).filter(topic -> Files.exists(samples(topic)));
    }

    static Path samples(Topic topic) {
        return FOLDER.resolve("samples/" + topic.baseName() + ".tsv");
    }

    static Path schema(Topic topic) {
        return FOLDER.resolve("schemas/" + topic.baseName() + ".schema.json");
    }

    /** Violations of the topic's schema. */
    static List<?> errors(Topic topic, String value) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read(schema(topic)))
                .validate(value, InputFormat.JSON);
    }

    /** The job's reason to refuse a record; null when the job takes it. */
    static String refusal(Topic topic, String key, String value) {
        byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
        var record = new KafkaRecord(topic.baseName(), 0, 0, 1_790_000_000_000L, keyBytes, value.getBytes(UTF_8));
        Parsed<?> parsed =
                switch (topic) {
                    case EVENTS -> new BehaviourParser().parse(record);
                    case ITEMS -> new ItemRecordParser(DIMENSION).parse(record);
                    case TAG_VECTORS -> new TagVectorParser(DIMENSION).parse(record);
                    case ITEM_VECTORS -> new ItemVectorParser(List.of(VectorSpace.ofContent("title", 8))).parse(record);
                    case ITEM_TRIPLES -> ItemTriple.parse(record);
                    case CONTROL -> CommandCodec.decode(record, 1);
                    case QUESTIONS -> QuestionCodec.decode(record);
                    default -> throw new IllegalArgumentException("add the parser of " + topic);
                };
        return parsed.reason();
    }

    @ParameterizedTest
    @MethodSource("sampled")
    void samplesAreAcceptedByTheSchemaAndByTheJob(Topic topic) {
        assertThat(read(samples(topic)).lines()).isNotEmpty().allSatisfy(line -> {
            String[] keyAndValue = line.split("\t", 2);
            assertThat(errors(topic, keyAndValue[1])).isEmpty();
            assertThat(refusal(topic, keyAndValue[0], keyAndValue[1])).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "EVENTS    | {'user_id': 7, 'item_id': 8, 'type': 'click', 'ts': 1790000000000}",
                "EVENTS    | {'user_id': 'u', 'type': 'visit', 'ts': 1790000000000, 'item_id': null}",
                "EVENTS    | {'user_id': 'u', 'type': 'visit', 'ts': 1790000000000, 'event_id': '', 'x': [1]}",
                "ITEMS     | {'item_id': 'a'}",
                "ITEMS     | {'item_id': 1, 'tags': [1, {'tag': 'x', 'weight': null}], 'quality': null}",
                "ITEM_VECTORS | {'item_id': 7, 'vector': [1, 0, 0, 0, 0, 0, 0, 0.5e-3], 'space': 'title', 'x':"
                        + " null}",
                "ITEM_TRIPLES | {'head': 'item:7', 'relation': 'by', 'tail': 8, 'since': 1990}",
                "CONTROL   | {'command': 'rebuild', 'phase': 'emit', 'canonical': true, 'as_of': 1}",
                "CONTROL   | {'command': 'rebuild', 'phase': null, 'as_of': null, 'new_epoch': true}",
                "QUESTIONS | {'id': 'q', 'user_id': 7, 'item_id': null, 'as_of': null}",
            })
    void whatTheSchemaAcceptsTheJobReads(Topic topic, String json) {
        assertThat(errors(topic, json(json))).isEmpty();
        assertThat(refusal(topic, keyFor(topic), json(json))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "EVENTS    | []",
                "EVENTS    | {'item_id': 'a', 'type': 'click', 'ts': 1790000000000}",
                "EVENTS    | {'user_id': '', 'item_id': 'a', 'type': 'click', 'ts': 1790000000000}",
                "EVENTS    | {'user_id': 'u', 'type': 'click', 'ts': 1790000000000}",
                "EVENTS    | {'user_id': 'u', 'item_id': null, 'type': 'click', 'ts': 1790000000000}",
                "EVENTS    | {'user_id': 'u', 'item_id': 'a\\u0000', 'type': 'click', 'ts': 1790000000000}",
                "EVENTS    | {'user_id': 'u', 'item_id': 'a', 'type': 'look', 'ts': 1790000000000}",
                "EVENTS    | {'user_id': 'u', 'item_id': 'a', 'type': 'click', 'ts': 1790000000}",
                "EVENTS    | {'user_id': 'u', 'item_id': 'a', 'type': 'click', 'ts': 1790000000000.5}",
                "EVENTS    | {'user_id': 'u', 'item_id': 'a', 'type': 'click', 'ts': '1790000000000'}",
                "EVENTS    | {'user_id': 'u', 'type': 'visit', 'ts': 1790000000000, 'dwell_ms': -1}",
                "EVENTS    | {'user_id': 'u', 'type': 'profile', 'ts': 1790000000000, 'tags': 'hiking'}",
                "ITEMS     | {'title': 'nameless'}",
                "ITEMS     | {'item_id': 'a', 'title': true}",
                "ITEMS     | {'item_id': 'a', 'tags': [{'weight': 1}]}",
                "ITEMS     | {'item_id': 'a', 'tags': [{'tag': 'x', 'weight': 0}]}",
                "ITEMS     | {'item_id': 'a', 'quality': 1.5}",
                "ITEMS     | {'item_id': 'a', 'published_at': -1}",
                "ITEMS     | {'item_id': 'a', 'vector': ['1']}",
                "TAG_VECTORS | {}",
                "TAG_VECTORS | {'vector': []}",
                "TAG_VECTORS | {'vector': 'none'}",
                "ITEM_VECTORS | {'space': 'title', 'item_id': 'a'}",
                "ITEM_VECTORS | {'space': 'Title', 'item_id': 'a', 'vector': [1, 0, 0, 0, 0, 0, 0, 0]}",
                "ITEM_VECTORS | {'space': 'title', 'vector': [1, 0, 0, 0, 0, 0, 0, 0]}",
                "ITEM_VECTORS | {'space': 'title', 'item_id': 'a', 'vector': [1, 0, 0, 0, 0, 0, 0, '0']}",
                "ITEM_TRIPLES | {'head': 'item:7', 'relation': 'by'}",
                "ITEM_TRIPLES | {'head': 'item:7', 'relation': '', 'tail': 'ann'}",
                "ITEM_TRIPLES | {'head': 'item:7', 'relation': 'by', 'tail': ['ann']}",
                "CONTROL   | {}",
                "CONTROL   | {'command': 'rebuilt'}",
                "CONTROL   | {'command': 'rebuild', 'phase': 'half'}",
                "CONTROL   | {'command': 'rebuild', 'as_of': 'now'}",
                "CONTROL   | {'command': 'rebuild', 'canonical': 1}",
                "CONTROL   | {'command': 'forget'}",
                "CONTROL   | {'command': 'forget', 'user_id': null}",
                "CONTROL   | {'command': 'takedown', 'item_id': ''}",
                "QUESTIONS | {'user_id': 'u', 'item_id': 'i'}",
                "QUESTIONS | {'id': 'q'}",
                "QUESTIONS | {'id': 'q', 'user_id': null}",
                "QUESTIONS | {'id': 'q', 'item_id': 'i', 'as_of': 'now'}",
            })
    void whatTheSchemaRefusesTheJobRefuses(Topic topic, String json) {
        assertThat(errors(topic, json(json))).isNotEmpty();
        assertThat(refusal(topic, keyFor(topic), json(json))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"title, 4096", "author, 4096", "category, 256"})
    void theSchemaAndTheJobHaveTheSameLimitsOfTexts(String field, int limit) {
        String longest = json("{'item_id': 'a', '%s': '%s'}".formatted(field, "x".repeat(limit)));
        String tooLong = json("{'item_id': 'a', '%s': '%s'}".formatted(field, "x".repeat(limit + 1)));
        assertThat(errors(Topic.ITEMS, longest)).isEmpty();
        assertThat(refusal(Topic.ITEMS, "a", longest)).isNull();
        assertThat(errors(Topic.ITEMS, tooLong)).isNotEmpty();
        assertThat(refusal(Topic.ITEMS, "a", tooLong)).contains("over " + limit + " bytes");
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
                .allSatisfy(record -> assertThat(errors(Topic.CENTRES, new String(record.value(), UTF_8)))
                        .isEmpty());
        assertThat(errors(Topic.CENTRES, "{}")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'reach': null,", "'reach': [0.5, 2],", "'reach': [-2, 0],"})
    void aManifestWithAReachOrWithoutIsAcceptedByTheSchemaAndByTheJob(String reach) {
        assertThat(errors(Topic.CENTRES, manifest(reach))).isEmpty();
        assertThat(CentreRecords.decode("3", manifest(reach).getBytes(UTF_8)).version())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'reach': 0.5,", "'reach': [null, 2],", "'reach': ['0.5', 2],", "'reach': {},"})
    void aReachThatIsNotOfNumbersIsRefusedByTheSchemaAndByTheJob(String reach) {
        assertThat(errors(Topic.CENTRES, manifest(reach))).isNotEmpty();
        assertThatThrownBy(() -> CentreRecords.decode("3", manifest(reach).getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSchemaOfTheProgressFitsWhatTheJobWrites() {
        var walked = new CommandProgress("r1", Command.Phase.EMIT, 0, 2, -1, 17, 4);
        String json = new String(RecordJson.encode(walked), UTF_8);
        assertThat(errors(Topic.PROGRESS, json)).isEmpty();
        assertThat(RecordJson.decode(json.getBytes(UTF_8), CommandProgress.class))
                .contains(walked);
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaOfTheAuditsFitsWhatIsWritten(Audit.Outcome outcome) {
        var audit = new Audit("a1", "anna", 1_790_000_000_000L, "takedown", List.of("i-1"), 1, outcome, null);
        assertThat(errors(Topic.AUDITS, new String(RecordJson.encode(audit), UTF_8)))
                .isEmpty();
        assertThat(errors(Topic.AUDITS, "{}")).isNotEmpty();
    }

    @Test
    void theScriptMakesTheTopicsThatTheProgramMakes() {
        Path script = FOLDER.resolve("create-topics.sh");
        String topics = Arrays.stream(Topic.values())
                .map(topic -> "topic %s %s %s%n"
                        .formatted(
                                topic.baseName(),
                                topic.isOrdered ? "1" : "\"$partitions\"",
                                topic.settings.entrySet().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(" "))))
                .collect(Collectors.joining());
        GeneratedPage.check(script, "# topics: begin\n", "# topics: end\n", topics);
        assertThat(read(script))
                .contains("partitions=${2:-" + Topics.DEFAULT_PARTITIONS + "}")
                .contains("replication=${3:-" + Topics.DEFAULT_REPLICATION + "}")
                .contains("prefix=${4:-}");
    }

    private static String keyFor(Topic topic) {
        return switch (topic) {
            case TAG_VECTORS -> "hiking";
            case CONTROL -> "rebuild:1";
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
