package dev.eddy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.centre.CentreRecords;
import dev.eddy.centre.HostileCentres;
import dev.eddy.client.Version;
import dev.eddy.control.Command.Phase;
import dev.eddy.control.CommandCodec;
import dev.eddy.control.CommandProgress;
import dev.eddy.control.QuestionCodec;
import dev.eddy.format.RecordOptions;
import dev.eddy.item.ItemRecordParser;
import dev.eddy.item.ItemTriple;
import dev.eddy.item.ItemVectorParser;
import dev.eddy.item.TagVectorParser;
import dev.eddy.item.UserTowerParser;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.Topic;
import dev.eddy.lab.Mutations;
import dev.eddy.lab.bench.MadeUpTower;
import dev.eddy.ops.StoredLetter;
import dev.eddy.ops.act.Audit;
import dev.eddy.option.Options;
import dev.eddy.recall.Explanation;
import dev.eddy.record.AppendTime;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.ParseFunction;
import dev.eddy.record.Parsed;
import dev.eddy.record.RecordJson;
import dev.eddy.record.RecordParser;
import dev.eddy.user.CentreSets;
import dev.eddy.user.Handover;
import dev.eddy.user.HandoverRecord;
import dev.eddy.user.Interest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Spoiled records of every topic. A topic without a parser and samples here does not compile. */
@SuppressWarnings("try") // The harness's close may throw InterruptedException.
@Tag("lives")
class TopicParsersTest {
    private static final int MUTATIONS = 20;
    private static final long NOON = 1_790_000_000_000L;
    private static final int DIMENSION = 8;
    private static final List<VectorSpace> SPACES =
            List.of(VectorSpace.ofContent("title", DIMENSION), VectorSpace.ofTower("taste", DIMENSION));

    private record Sample(byte[] key, byte[] value) {
        static Sample of(String key, byte[] value) {
            return new Sample(key.getBytes(UTF_8), value);
        }
    }

    private interface Parser {
        Parsed<?> parse(KafkaRecord record);
    }

    private static List<Parser> parsers(Topic topic) {
        var items = new ItemRecordParser(DIMENSION);
        return switch (topic) {
            case EVENTS ->
                List.of(new BehaviourParser()::parse, changes().events().before(new BehaviourParser()::parse)::apply);
            case HISTORY -> List.of(new BehaviourParser()::parseHistory);
            case ITEMS ->
                List.of(items::parse, items::parseFacts, changes().items().before(items::parse)::apply);
            case TAG_VECTORS -> List.of(new TagVectorParser(DIMENSION)::parse);
            case ITEM_VECTORS -> List.of(new ItemVectorParser(SPACES)::parse);
            case USER_TOWERS -> List.of(new UserTowerParser(SPACES)::parse);
            case ITEM_TRIPLES -> List.of(ItemTriple::parse);
            case CENTRES -> List.of(HostileCentres.parser(CentreSets.TAGS)::apply);
            case CONTROL -> List.of(record -> CommandCodec.decode(record, 1));
            case HANDOVERS -> List.of(new HandoverRecord(DIMENSION)::parse);
            case QUESTIONS -> List.of(QuestionCodec::decode);
            case DEAD_LETTERS -> List.of(record -> Parsed.of(StoredLetter.of(letter(record))));
            case PROGRESS -> List.of(json(CommandProgress.class));
            case ANSWERS -> List.of(json(Explanation.class));
            case AUDITS -> List.of(json(Audit.class));
        };
    }

    private static List<Sample> samples(Topic topic) {
        return switch (topic) {
            case EVENTS, ITEMS -> {
                List<Sample> samples = ofFile(topic);
                samples.addAll(samples.stream()
                        .map(sample -> new Sample(
                                sample.key,
                                ("{\"op\":\"u\",\"after\":" + new String(sample.value, UTF_8) + "}").getBytes(UTF_8)))
                        .toList());
                yield samples;
            }
            case HISTORY -> ofFile(Topic.EVENTS);
            case TAG_VECTORS, ITEM_VECTORS, ITEM_TRIPLES, CONTROL, QUESTIONS -> ofFile(topic);
            case USER_TOWERS ->
                List.of(
                        Sample.of("taste@7", MadeUpTower.ofTwoLayers(DIMENSION, 3, 2, 1)),
                        Sample.of("taste", MadeUpTower.recurrent(DIMENSION, 3, 2, 1)),
                        Sample.of("taste@8", MadeUpTower.attention(DIMENSION, 3, 2, 1)));
            case CENTRES ->
                CentreRecords.publish(CentreSets.trained(7, 3, DIMENSION)).stream()
                        .map(record -> Sample.of(record.key(), record.value()))
                        .toList();
            case HANDOVERS ->
                List.of(
                        Sample.of(
                                "ann",
                                HandoverRecord.encode(new Handover.Merge(Behaviours.merge("ann", "cookie", NOON)))),
                        Sample.of(
                                "ann",
                                HandoverRecord.encode(new Handover.Part(
                                        "cookie",
                                        "ann",
                                        Interest.none(DIMENSION),
                                        Version.NONE,
                                        NOON,
                                        NOON,
                                        1,
                                        Long.MIN_VALUE))));
            case DEAD_LETTERS -> List.of(Sample.of("reason", "7".getBytes(UTF_8)));
            case PROGRESS ->
                List.of(Sample.of("r", RecordJson.encode(new CommandProgress("r", Phase.BOTH, 1, 2, 3, 4, 5))));
            case ANSWERS -> List.of(Sample.of("q", "{\"question\":{\"id\":\"q\"},\"as_of_millis\":7}".getBytes(UTF_8)));
            case AUDITS ->
                List.of(Sample.of(
                        "a",
                        RecordJson.encode(
                                new Audit("a", "ann", NOON, "takedown", List.of("i"), 1, Audit.Outcome.DONE, null))));
        };
    }

    private interface Taking {
        void take(KafkaRecord record) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void aSpoiledRecordNeverMakesAParserThrow(Topic topic) {
        for (Parser parser : parsers(topic)) {
            forEachSpoiled(topic, record -> {
                Parsed<?> parsed = parser.parse(record);
                assertThat(!parsed.isRefused() || !parsed.reason().isBlank()).isTrue();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSpoiledRecordNeverStopsTheOperator(Topic topic) throws Exception {
        Parser parser = parsers(topic).get(0);
        int[] counts = {0};
        RecordParser<Integer> faulty = record -> {
            Parsed<?> parsed = parser.parse(record);
            counts[0] += parsed.isIgnored() ? 0 : 1;
            // Stands for a fault of the parser.
            int one = 1 / (record.offset() % 5 == 0 && !parsed.isIgnored() ? 0 : 1);
            return new Parsed<>(parsed.value() == null ? null : one, parsed.reason(), parsed.clamped());
        };
        try (var harness = ProcessFunctionTestHarnesses.forProcessFunction(ParseFunction.of(faulty))) {
            forEachSpoiled(topic, record -> harness.processElement(record, 0));
            int letters = harness.getSideOutput(ParseFunction.DEAD_LETTERS).size();
            assertThat(harness.getOutput().size() + letters).isEqualTo(counts[0]);
        }
    }

    private static void forEachSpoiled(Topic topic, Taking action) {
        List<Sample> samples = samples(topic);
        for (int seed : Lives.of(topic.name(), 5)) {
            spoil(topic, samples, seed, action);
        }
    }

    private static void spoil(Topic topic, List<Sample> samples, int seed, Taking action) {
        var mutations = new Mutations(topic.name().hashCode() + seed);
        var random = new SplittableRandom(topic.name().hashCode() + seed);
        for (int i = 0; i < MUTATIONS; i++) {
            Sample sample = samples.get(random.nextInt(samples.size()));
            byte[] value = mutations.spoil(sample.value);
            if (random.nextInt(4) > 0) {
                repair(topic, sample.value.length, value);
            }
            byte[] key = mutations.spoilKey(sample.key, false);
            // The broker's clock may be anything, too.
            long appendedAt = random.nextInt(8) == 0 ? random.nextLong() : NOON;
            try {
                action.take(new KafkaRecord(topic.baseName(), 0, i, appendedAt, key, value));
            } catch (Throwable e) {
                throw new AssertionError(
                        "mutation %d of %s, life %d: key %s, value %s"
                                .formatted(i, topic, seed, shown(key), shown(value)),
                        e);
            }
        }
    }

    /** So that a spoiled record gets past a checksum, or past the length of a header. */
    private static void repair(Topic topic, int length, byte[] value) {
        if (value == null || value.length < 2 * Long.BYTES) {
            return;
        }
        if (topic == Topic.HANDOVERS) {
            int end = value.length - Integer.BYTES;
            var crc = new CRC32();
            crc.update(value, 0, end);
            ByteBuffer.wrap(value).putInt(end, (int) crc.getValue());
        } else if (topic == Topic.USER_TOWERS) {
            ByteBuffer start = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
            start.putLong(0, start.getLong(0) + value.length - length);
        }
    }

    private static String shown(byte[] bytes) {
        return bytes == null
                ? "null"
                : new String(bytes, 0, Math.min(bytes.length, 400), ISO_8859_1).replaceAll("[^ -~]", "?");
    }

    private static Parser json(Class<?> type) {
        return record -> RecordJson.decode(record.value(), type)
                .<Parsed<?>>map(Parsed::of)
                .orElse(Parsed.refused("not one"));
    }

    private static RecordOptions changes() {
        return Options.read(
                RecordOptions.class,
                Map.of("records.events.format", "debezium-json", "records.items.format", "debezium-json"));
    }

    /** The key as the name of a header, and the value as the header's. */
    private static ConsumerRecord<byte[], byte[]> letter(KafkaRecord record) {
        var letter = new ConsumerRecord<>(record.topic(), 0, record.offset(), record.key(), record.value());
        for (String name : List.of("reason", "topic", "partition", "offset", AppendTime.HEADER)) {
            letter.headers().add(name, record.value());
        }
        return letter;
    }

    private static List<Sample> ofFile(Topic topic) {
        try {
            List<Sample> samples = new ArrayList<>();
            for (String line : Files.readAllLines(Path.of("kafka/samples", topic.baseName() + ".tsv"))) {
                String[] keyAndValue = line.split("\t", 2);
                samples.add(Sample.of(keyAndValue[0], keyAndValue[1].getBytes(UTF_8)));
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
