package dev.eddy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.centre.CentreRecords;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.client.CandidateReader;
import dev.eddy.client.RedisKeys;
import dev.eddy.control.Command.Phase;
import dev.eddy.control.CommandCodec;
import dev.eddy.control.Question;
import dev.eddy.control.QuestionCodec;
import dev.eddy.item.CatalogOptions;
import dev.eddy.item.TagVectors;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.RecallOptions;
import dev.eddy.job.Topic;
import dev.eddy.kafka.Producers;
import dev.eddy.ops.ConsumerLag;
import dev.eddy.ops.RecordHeader;
import dev.eddy.ops.RecordedEvents;
import dev.eddy.ops.RecordedItems;
import dev.eddy.option.RedisOptions;
import dev.eddy.record.AppendTime;
import dev.eddy.serving.ServingOptions;
import dev.eddy.trial.CentreTraining;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/**
 * Spoiled records on every topic, and spoiled values in Redis: the job goes on, and every record is processed, dead-lettered or
 * counted as ignored. So many as {@code eddy.mutations} says.
 */
class HostileInputITCase {
    private static final int MUTATIONS = Integer.getInteger("eddy.mutations", 10_000);
    private static final int DIMENSION = 16;
    private static final WorldOptions WORLD =
            WorldOptions.defaults().withSize(200, 300, 40).withEvents(2_000);

    private record Sample(String topic, byte[] key, byte[] value) {}

    @Test
    void everyRecordIsAccountedForAndTheJobGoesOn() throws Exception {
        RecallOptions shipped = RecallOptions.ofDimension(DIMENSION);
        // Events on items that never come are dead letters after a second.
        var options = new RecallOptions(
                new CatalogOptions(DIMENSION, "title:8", "tag", 1_000, 50, Duration.ofSeconds(1), Duration.ofDays(60)),
                shipped.interest(),
                shipped.neighbours(),
                shipped.filter(),
                shipped.popularity(),
                shipped.retrieval().searching(Duration.ofMinutes(1)).relating(Duration.ofHours(1)),
                shipped.scoring());
        var world = new SyntheticWorld(WORLD);
        List<byte[]> items = new ArrayList<>();
        world.items().forEach(item -> items.add(item.json().getBytes(UTF_8)));
        List<WorldRecord> stream = new ArrayList<>();
        world.forEachRemaining(stream::add);
        CentreSet centres = centres(options, items, stream);
        try (LocalEddy eddy = SharedServices.start(options, 2, ServingOptions.Channels.ALL)) {
            KafkaOptions kafka = eddy.options().kafka();
            eddy.publish(items.iterator(), Map.of(), centres);
            believeProducersClocks(kafka);
            eddy.startJob();
            eddy.awaitCatalogue();
            List<WorldRecord> later = stream.subList(stream.size() / 2, stream.size());
            play(eddy, stream.subList(0, stream.size() / 2));

            spoilRedis(eddy.options().redis(), mostActive(later));
            spoil(kafka, samples(kafka, items, stream, centres));
            eddy.commands().progress().awaitRead(read(kafka));
            Waiting.until(
                    "parked events to be given up",
                    Duration.ofMinutes(2),
                    () -> count(eddy, "tag-behaviours", "catalogIn")
                            == count(eddy, "tag-behaviours", "catalogOut")
                                    + count(eddy, "tag-behaviours", "unknownItems"));
            Orders.to(eddy).awaitRead();

            assertAccounted(eddy, kafka);
            assertThat(eddy.job().restarts()).isZero();
            assertThat(eddy.job().failure()).isEmpty();
            eddy.publish(Collections.emptyIterator(), Map.of(), ofForeignIds(centres));
            play(eddy, later);
            assertListsAreSound(eddy);
            assertRedisIsMended(eddy, ofForeignIds(centres));
        }
    }

    private static CentreSet centres(RecallOptions options, List<byte[]> items, List<WorldRecord> stream) {
        var catalogue = RecordedItems.parse(items, DIMENSION).catalogue(new TagVectors(DIMENSION));
        var events = RecordedEvents.parse(stream.stream()
                .filter(record -> record.kind() == WorldRecord.Kind.EVENT)
                .map(record -> record.json().getBytes(UTF_8))
                .toList());
        return new CentreTraining(options.interest(), catalogue, 1).train(events, "3", 1);
    }

    /** Topics that a user has made may be so; a broker before Kafka 4 takes any time. */
    private static void believeProducersClocks(KafkaOptions kafka) throws Exception {
        List<AlterConfigOp> settings = Stream.of(
                        new ConfigEntry("message.timestamp.type", "CreateTime"),
                        new ConfigEntry("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)))
                .map(setting -> new AlterConfigOp(setting, AlterConfigOp.OpType.SET))
                .toList();
        Map<ConfigResource, Collection<AlterConfigOp>> all = new HashMap<>();
        read(kafka).forEach(topic -> all.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), settings));
        try (Admin admin = Admin.create(Map.copyOf(kafka.client()))) {
            admin.incrementalAlterConfigs(all).all().get();
        }
    }

    private static List<String> read(KafkaOptions kafka) {
        List<String> read = new ArrayList<>(kafka.topics(Topic.inputs()));
        read.add(kafka.topic(Topic.QUESTIONS));
        return read;
    }

    private static String mostActive(List<WorldRecord> records) {
        Map<String, Integer> events = new TreeMap<>();
        records.stream()
                .filter(record -> record.kind() == WorldRecord.Kind.EVENT)
                .forEach(record -> events.merge(record.key(), 1, Integer::sum));
        return Collections.max(events.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    /** Values that are not Eddy's. */
    private static void spoilRedis(RedisOptions redis, String userId) {
        var keys = new RedisKeys(redis.prefix());
        try (var client = new Jedis(HostAndPort.from(redis.nodes()))) {
            for (String key : List.of(
                    keys.user(userId),
                    keys.clusters(),
                    keys.shared(RedisKeys.HOT),
                    keys.shared(RedisKeys.cluster(0)))) {
                client.del(key);
                client.sadd(key, "news:42");
            }
            client.zadd(redis.prefix() + ":down", Double.POSITIVE_INFINITY, "news:42");
        }
    }

    /** Nothing is left of foreign values, nor of the clusters that are not in use any more. */
    private static void assertRedisIsMended(LocalEddy eddy, CentreSet inUse) {
        Set<Integer> ids = IntStream.of(inUse.ids()).boxed().collect(Collectors.toSet());
        try (CandidateReader reader = eddy.reader()) {
            Waiting.until(
                    "shared lists",
                    Duration.ofMinutes(1),
                    () -> reader.hot().isPresent()
                            && reader.clusters().keySet().equals(ids)
                            && reader.cluster(0).isEmpty()
                            && !reader.down().contains("news:42"));
        }
    }

    private static void play(LocalEddy eddy, List<WorldRecord> records) {
        try (Replay replay = eddy.replay()) {
            replay.runWorld(records.iterator(), 0);
        }
        eddy.awaitServed();
    }

    private static List<List<Sample>> samples(
            KafkaOptions kafka, List<byte[]> items, List<WorldRecord> stream, CentreSet centres) {
        List<Sample> events = stream.stream()
                .filter(record -> record.kind() == WorldRecord.Kind.EVENT)
                .map(record -> sample(kafka.topic(Topic.EVENTS), record.key(), record.json()))
                .toList();
        List<Sample> catalogue = items.stream()
                .map(item -> new Sample(
                        kafka.topic(Topic.ITEMS), RecordHeader.of(item).itemId().getBytes(UTF_8), item))
                .toList();
        List<Sample> vectors = List.of(
                sample(
                        kafka.topic(Topic.TAG_VECTORS),
                        "jazz",
                        "{\"vector\": [1" + ", 0.5".repeat(DIMENSION - 1) + "]}"),
                sample(
                        kafka.topic(Topic.TAG_VECTORS),
                        "rock",
                        "{\"vector\": [-1" + ", 1e-3".repeat(DIMENSION - 1) + "]}"));
        List<Sample> itemVectors = items.stream()
                .map(item -> RecordHeader.of(item).itemId())
                .map(itemId -> sample(
                        kafka.topic(Topic.ITEM_VECTORS),
                        "title:" + itemId,
                        "{\"space\":\"title\",\"item_id\":\"%s\",\"vector\":[1%s]}"
                                .formatted(itemId, ", -0.5".repeat(7))))
                .toList();
        List<Sample> parts = Stream.of(centres, ofForeignIds(centres))
                .flatMap(set -> CentreRecords.publish(set).stream())
                .map(record ->
                        new Sample(kafka.topic(Topic.CENTRES), record.key().getBytes(UTF_8), record.value()))
                .toList();
        String itemId = new String(catalogue.get(7).key(), UTF_8);
        String userId = new String(events.get(7).key(), UTF_8);
        List<Sample> questions = List.of(
                new Sample(
                        kafka.topic(Topic.QUESTIONS),
                        null,
                        QuestionCodec.encode(new Question("q1", userId, itemId, Question.LAST))),
                new Sample(
                        kafka.topic(Topic.QUESTIONS),
                        null,
                        QuestionCodec.encode(new Question("q2", userId, null, 1_767_225_600_000L))),
                new Sample(
                        kafka.topic(Topic.QUESTIONS),
                        null,
                        QuestionCodec.encode(new Question("q3", null, itemId, Question.LAST))));
        List<Sample> commands = List.of(
                new Sample(
                        kafka.topic(Topic.CONTROL),
                        CommandCodec.rebuildKey("r"),
                        CommandCodec.rebuild(Phase.BOTH, true, false, 1_767_225_600_000L, null)),
                new Sample(kafka.topic(Topic.CONTROL), CommandCodec.forgetKey(userId), CommandCodec.forget(userId)),
                new Sample(
                        kafka.topic(Topic.CONTROL), CommandCodec.takeDownKey(itemId), CommandCodec.takeDown(itemId)));
        return List.of(events, events, events, catalogue, vectors, itemVectors, parts, questions, commands);
    }

    /** A later set that shares no cluster with another. */
    private static CentreSet ofForeignIds(CentreSet set) {
        int[] ids = IntStream.of(set.ids()).map(id -> id + 1_000).toArray();
        return CentreSet.of(
                set.space(),
                set.version() + 1,
                set.dimension(),
                ids,
                set.centres(),
                new Provenance(set.provenance().trainedAtMillis(), set.version()));
    }

    private static Sample sample(String topic, String key, String json) {
        return new Sample(topic, key == null ? null : key.getBytes(UTF_8), json.getBytes(UTF_8));
    }

    private static void spoil(KafkaOptions kafka, List<List<Sample>> samples) {
        var mutations = new Mutations(3);
        var random = new SplittableRandom(4);
        var refusal = new AtomicReference<Exception>();
        List<String> unkeyed = List.of(kafka.topic(Topic.EVENTS), kafka.topic(Topic.QUESTIONS));
        try (var producer = new KafkaProducer<>(
                Producers.settings(kafka, "hostile"), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < MUTATIONS; i++) {
                // Commands are few in life, and a walk over all users each.
                int kind = i % 50 == 0 ? samples.size() - 1 : random.nextInt(samples.size() - 1);
                List<Sample> of = samples.get(kind);
                Sample sample = of.get(random.nextInt(of.size()));
                var record = new ProducerRecord<>(
                        sample.topic(),
                        null,
                        mutations.timestamp(),
                        mutations.spoilKey(sample.key(), !unkeyed.contains(sample.topic())),
                        mutations.spoil(sample.value()));
                byte[] appendTime = mutations.appendTime();
                if (appendTime != null) {
                    record.headers().add(AppendTime.HEADER, appendTime);
                }
                producer.send(record, (metadata, refused) -> refusal.compareAndSet(null, refused));
            }
        }
        assertThat(refusal.get()).isNull();
    }

    private static void assertAccounted(LocalEddy eddy, KafkaOptions kafka) {
        long letters = assertParsed(eddy, kafka, "parse-behaviours", kafka.topic(Topic.EVENTS))
                + assertParsed(eddy, kafka, "parse-items", kafka.topic(Topic.ITEMS))
                + assertParsed(eddy, kafka, "parse-tag-vectors", kafka.topic(Topic.TAG_VECTORS))
                + assertParsed(eddy, kafka, "parse-item-vectors", kafka.topic(Topic.ITEM_VECTORS))
                + assertParsed(eddy, kafka, "parse-commands", kafka.topic(Topic.CONTROL))
                + assertParsed(eddy, kafka, "parse-questions", kafka.topic(Topic.QUESTIONS));
        assertThat(count(eddy, "assemble-centres", "centreRecords"))
                .isEqualTo(records(kafka, kafka.topic(Topic.CENTRES)));
        letters += count(eddy, "assemble-centres", "centreRefusals");

        assertThat(count(eddy, "tag-behaviours", "catalogIn")).isEqualTo(count(eddy, "parse-behaviours", "recordsOut"));
        letters += count(eddy, "tag-behaviours", "unknownItems");
        assertThat(count(eddy, "update-users", "usersIn"))
                .isEqualTo(count(eddy, "tag-behaviours", "catalogOut"))
                .isEqualTo(count(eddy, "update-users", "distinct")
                        + count(eddy, "update-users", "duplicates")
                        + count(eddy, "update-users", "ignored"));
        assertThat(DeadLetters.of(eddy)).hasSize((int) letters).allSatisfy(letter -> {
            assertThat(letter.reason()).isNotBlank();
            assertThat(letter.topic()).isIn(read(kafka));
        });
    }

    /** Returns how many were refused. */
    private static long assertParsed(LocalEddy eddy, KafkaOptions kafka, String operator, String topic) {
        long refused = count(eddy, operator, "deadLetters");
        assertThat(count(eddy, operator, "recordsIn"))
                .as("records of %s", topic)
                .isEqualTo(records(kafka, topic))
                .isEqualTo(count(eddy, operator, "recordsOut") + refused + count(eddy, operator, "ignored"));
        return refused;
    }

    private static long records(KafkaOptions kafka, String topic) {
        try (var lag = new ConsumerLag(kafka, topic)) {
            return lag.endOffsets().values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private static long count(LocalEddy eddy, String operator, String counter) {
        return eddy.metrics().counter(operator, counter);
    }

    private static void assertListsAreSound(LocalEddy eddy) {
        try (CandidateReader reader = eddy.reader()) {
            List<String> users = new ArrayList<>();
            reader.forEachUser(users::add);
            assertThat(users).hasSizeGreaterThan(WORLD.users() / 2);
            for (String userId : users) {
                assertThat(reader.lists(userId).values())
                        .isNotEmpty()
                        .allSatisfy(list -> assertThat(list.candidates())
                                .allSatisfy(candidate ->
                                        assertThat(candidate.score()).isFinite()));
            }
        }
    }
}
