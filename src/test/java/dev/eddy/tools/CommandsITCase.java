package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.Candidate;
import dev.eddy.client.ClusterCodec;
import dev.eddy.client.FeatureWeights;
import dev.eddy.client.Profile;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import dev.eddy.client.Version;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.Topic;
import dev.eddy.kafka.Producers;
import dev.eddy.lab.EmbeddedKafka;
import dev.eddy.lab.EmbeddedRedis;
import dev.eddy.lab.KnownWorld;
import dev.eddy.ops.CataloguePublisher;
import dev.eddy.ops.ItemVectorFile;
import dev.eddy.ops.RecordedItems;
import dev.eddy.ops.TopicReader;
import dev.eddy.option.RedisOptions;
import dev.eddy.recall.Candidates;
import dev.eddy.serving.RedisCandidateStore;
import dev.eddy.serving.RedisSharedStore;
import dev.eddy.user.MemberUpdate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsITCase {
    private static final String MOVES = "catalog.spaces=moves:8:behaviour";

    private static EmbeddedKafka kafka;
    private static EmbeddedRedis redis;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
        redis = EmbeddedRedis.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
        kafka.close();
    }

    @Test
    void fromTopicsToAPublishedCatalogueAndCentres() {
        Path events = CommandRun.events(folder);
        Path items = CommandRun.items(folder);
        Path vectors = CommandRun.write(folder.resolve("words.vec"), "jazz 1 0 0\nchess 0 1 0\ntea 0 0 1\n");
        Path centres = folder.resolve("centres.jsonl");

        assertBad(withKafka("replay", "--events", events), "eddy topics");
        assertBad(withKafka("centres", "list"), "no topic cluster-centres");
        assertThat(ok(withKafka("topics", "--partitions", 2))).contains("behaviour-events: created with 2");
        assertThat(ok(withKafka("topics", "--partitions", 3))).contains("was there with 2 partition(s) instead of 3");

        assertThat(ok(withKafka("centres", "list"))).contains("no centres");
        ok(train(2, events, items, centres));
        assertThat(ok(withKafka("centres", "publish", centres, "--no-activate")))
                .contains("not active");
        assertThat(ok(withKafka("centres", "list"))).contains("complete").doesNotContain("active  complete");
        assertThat(ok(withKafka("centres", "publish", centres))).contains("2 centres", "active from now on");
        assertThat(ok(withKafka("centres", "list")))
                .containsPattern("1 +2 +tag +64 +2023-11-14T22:13:20Z +0 +active +complete");

        ok(train(1, events, items, centres));
        assertBad(withKafka("centres", "publish", centres), "another --version");

        assertThat(ok(withKafka(
                        "replay", "--events", events, "--items", items, "--tag-vectors", vectors, "--rate", 400)))
                .contains("2 tag vectors of dimension 3", "8 items", "40 events", "click 40");
        List<String> received = new ArrayList<>();
        TopicReader.scan(kafka.options(), "behaviour-events", record -> received.add(new String(record.key(), UTF_8)));
        assertThat(received).hasSize(40).contains("u0", "u9");

        assertThat(ok(withKafka("show", "item", "i3"))).contains("Title 3", "jazz", "1970-01-01T00:00:01Z");
        CommandRun unknown = withKafka("show", "item", "i99");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).contains("no item i99");
    }

    @Test
    void variantsAreListedByTheOrdersSoFar() {
        ok(withKafka("topics", "--partitions", 2));
        assertThat(ok(withKafka("variant", "list"))).contains("no variant runs");
        Object[] start = {
            "variant", "start", "varied", "--share", .1, "--set", "scoring.variety=strong", "--leave-out", "i2i"
        };
        CommandRun withoutJob = withKafka(with(with(start, "--timeout"), "1s"));
        assertThat(withoutJob.exitCode()).isEqualTo(1);
        assertThat(withoutJob.err()).contains("is the job running");
        assertThat(ok(withKafka("variant", "list")))
                .containsPattern("varied +0 to 0\\.1 +scoring\\.variety=strong, without i2i");
        assertBad(withKafka(start), "variant varied runs already");
        assertBad(withKafka("variant", "start", "other", "--share", .95), "leave no part of this size");
        assertBad(withKafka("variant", "end", "other"), "no variant other runs");
        assertThat(withKafka("variant", "end", "varied", "--timeout", "1s").exitCode())
                .isEqualTo(1);
        assertThat(ok(withKafka("variant", "list"))).contains("no variant runs");
    }

    @Test
    void trainedVectorsArePublishedAndTrainedOn() {
        ok(withKafka("topics", "--partitions", 2));
        Object[] train = {
            "train",
            "items",
            "--events",
            CommandRun.events(folder),
            "--items",
            CommandRun.items(folder),
            "--no-trial",
            "--threads",
            1,
            "-D",
            MOVES,
            "--space",
            "moves",
            "--no-wait"
        };
        assertThat(ok(withKafka("spaces", "list", "-D", MOVES))).contains("no vectors of the spaces");
        assertThat(ok(withKafka(with(train, "--publish")))).contains("8 vectors of space moves published");
        assertThat(ok(withKafka(with(train, "--refresh"))))
                .containsPattern("median cosine with the vectors before 0\\.\\d+")
                .contains("8 vectors of space moves published");
        var space = VectorSpace.ofBehaviour("moves", 8);
        assertThat(ItemVectorFile.read(kafka.options(), space).words()).hasSize(8);
        assertThat(ok(withKafka("spaces", "list", "-D", MOVES)))
                .containsPattern("moves +\\d+ +8 +\\S+Z +0 +beside it +complete")
                .containsPattern("moves +\\d+ +8 +\\S+Z +\\d+ +in use +complete");
        assertBad(
                withKafka("spaces", "activate", "moves", 5, "-D", MOVES), "version 5 of space moves is not published");
        assertBad(withKafka("spaces", "rollback", "move", "-D", MOVES), "space move: catalog.spaces does not have it");
        Path twice = CommandRun.write(
                folder.resolve("twice.jsonl"),
                "{\"space\":\"moves\",\"item_id\":\"i1\",\"vector\":[1,0,0,0,0,0,0,0]}\n".repeat(2));
        assertBad(
                withKafka("spaces", "publish", "moves", twice, "-D", MOVES),
                "twice.jsonl line 2: a second vector of item i1");
        CommandRun withoutJob = withKafka("spaces", "rollback", "moves", "--timeout", "1s", "-D", MOVES);
        assertThat(withoutJob.exitCode()).isEqualTo(1);
        assertThat(withoutJob.err()).contains("is the job running");
    }

    @Test
    void factsOfATopicAreTrainedOnWithThoseOfTheItems() {
        ok(withKafka("topics", "--partitions", 2));
        Path out = folder.resolve("entities.jsonl");
        try (var catalogue = new CataloguePublisher(kafka.options());
                var facts = Producers.connect(kafka.options(), "facts")) {
            catalogue.publishItems(List.of("{\"item_id\":\"i9\",\"tags\":[\"jazz\"]}".getBytes(UTF_8))
                    .iterator());
            String topic = kafka.options().topic(Topic.ITEM_TRIPLES);
            List.of("1\titem:i1\tann", "2\titem:i2\tann", "3\titem:i10\tbob")
                    .forEach(fact -> facts.send(record(topic, fact.split("\t", -1))));
            facts.send(new ProducerRecord<>(topic, "3", null));
            facts.send(new ProducerRecord<>(topic, "4", "{\"head\":\"item:i10\"}".getBytes(UTF_8)));
        }
        assertThat(ok(withKafka("train", "entities", "--topic", "--out", out, "--held-out", 0)))
                .contains("1 malformed records of the topic left out");
        assertThat(RecordedItems.loadVectors(out, List.of(VectorSpace.ofContent("entity", 64))))
                .as("the facts about i10 were taken back and malformed")
                .containsKeys("i1", "i2", "i9")
                .doesNotContainKey("i10");
    }

    private static ProducerRecord<String, byte[]> record(String topic, String... fact) {
        String json = "{\"head\":\"%s\",\"relation\":\"by\",\"tail\":\"%s\"}".formatted(fact[1], fact[2]);
        return new ProducerRecord<>(topic, fact[0], json.getBytes(UTF_8));
    }

    @Test
    void onlyTagVectorsThatChangeArePublished() {
        ok(withKafka("topics", "--partitions", 2));
        Object[] train = {
            "train",
            "tags",
            "--items",
            CommandRun.write(folder.resolve("places.jsonl"), """
                    {"item_id":"p1","tags":["sea","beach","sun"]}
                    {"item_id":"p2","tags":["snow","sun"]}
                    """),
            "--no-trial",
            "--threads",
            1
        };
        assertThat(ok(withKafka(with(train, "--publish"))))
                .contains("4 tag vectors sent to tag-vectors, 0 are unchanged");
        assertThat(ok(withKafka(with(train, "--refresh"))))
                .contains("mean cosine with the vectors in use, by frequency in items: 1.0000")
                .contains("0 tag vectors sent to tag-vectors, 4 are unchanged");
    }

    @Test
    void theClicksOfTheUsersInASavepointAreTrainedOn() {
        ok(withKafka("topics", "--partitions", 2));
        try (var catalogue = new CataloguePublisher(kafka.options())) {
            catalogue.publishItems(new KnownWorld(400).items().iterator());
        }
        Path savepoint = Path.of("src/test/resources/savepoints/1").toAbsolutePath();
        Path out = folder.resolve("of-a-savepoint.jsonl");
        assertThat(ok(withKafka(
                        "train",
                        "items",
                        "--savepoint",
                        savepoint,
                        "--no-trial",
                        "--out",
                        out,
                        "-D",
                        "catalog.dimension=" + KnownWorld.DIMENSION)))
                .containsPattern("\\d\\d items of \\d+ clicks, mean loss \\d\\.\\d+");
        assertThat(ItemVectorFile.read(out, VectorSpace.ofBehaviour("item2vec", 64))
                        .words())
                .hasSizeGreaterThan(10)
                .allMatch(itemId -> itemId.startsWith("i"));
    }

    private static Object[] with(Object[] arguments, Object more) {
        Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = more;
        return all;
    }

    @Test
    void listsAreShown() throws Exception {
        Path items = CommandRun.items(folder);
        var merged = List.of(new Candidate("i1", 1.5f, "ui"), new Candidate("i2", .25f, "h"));
        RedisOptions options = RedisOptions.at(redis.host(), redis.port()).withPrefix("it");
        try (var store = new RedisCandidateStore(options, Duration.ofDays(1));
                var sharedStore = new RedisSharedStore(options, Duration.ofDays(1))) {
            store.storeNewer(List.of(new Candidates(
                    "ü:1",
                    new Version(0, 12, 3),
                    System.currentTimeMillis() - 5_000,
                    merged,
                    Map.of("ucf", merged.subList(0, 1), "later-channel", merged.subList(1, 2)),
                    new Profile(7, 3, List.of(8, 9), List.of("jazz", "tea"), "at-risk", List.of(), 1_750_000_000_000L),
                    0)));
            store.storeNewer(List.of(Candidates.ofGone(
                    new MemberUpdate.Gone("anonymous", 7, 0, Version.NONE, "ü:1"), System.currentTimeMillis())));
            sharedStore.replaceDown(List.of("i2"));
            // As they would be had a context been added since.
            var weights = List.of(new FeatureWeights("ucf.score", List.of(1.5, -.25)));
            sharedStore.storeShared(
                    RedisKeys.cluster(7),
                    new StoredList(Version.NONE, System.currentTimeMillis(), merged),
                    Map.of(RedisKeys.WEIGHTS, ClusterCodec.encode(weights)));
        }
        assertThat(ok(withRedis("show", "user", "ü:1", "--items", items)))
                .contains("user ü:1", "cluster 7 of centres version 3, next 8, 9", "segment at-risk", "tags jazz, tea")
                .contains("merged: 2 item(s), version 0.12.3, made")
                .containsPattern("1 +1\\.5000 +i1 +Title 1 +ucf icf")
                .containsPattern("2 +0\\.25000 +i2 +Title 2 +hot +taken down")
                .containsSubsequence("merged:", "ucf:", "later-channel:");
        assertThat(ok(withRedis("show", "user", "ü:1", "--top", 1)))
                .contains("and 1 more")
                .doesNotContain("Title");
        assertThat(ok(withRedis("show", "cluster", 7)))
                .contains("cluster 7: 1 member(s)", "user ü:1", "list: 2 item(s)")
                .containsPattern("feature +always +newcomer +regular")
                .containsPattern("ucf\\.score +1\\.50 +-0\\.25 +- +-");
        assertThat(ok(withRedis("show", "user", "anonymous")))
                .containsSubsequence(
                        "user anonymous was merged into user ü:1", "user ü:1", "cluster 7", "merged: 2 item");
        assertThat(withRedis("show", "user", "nobody").err()).startsWith("no lists for user nobody");
        assertThat(withRedis("show", "user", "nobody").exitCode()).isEqualTo(1);
        assertThat(withRedis("show", "cluster", 8).exitCode()).isEqualTo(1);
    }

    private static CommandRun train(int clusters, Path events, Path items, Path centres) {
        return CommandRun.of(
                "centres", "train", "--clusters", clusters, "--events", events, "--items", items, "--out", centres);
    }

    private static CommandRun withKafka(Object... words) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers()));
        return CommandRun.of(all.toArray());
    }

    private static CommandRun withRedis(Object... words) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--redis", redis.host() + ":" + redis.port(), "--prefix", "it"));
        return CommandRun.of(all.toArray());
    }

    private static String ok(CommandRun run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    private static void assertBad(CommandRun run, String message) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains(message);
    }
}
