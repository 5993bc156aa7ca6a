package dev.eddy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.client.Candidate;
import dev.eddy.client.CandidateReader;
import dev.eddy.client.FeatureWeights;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.RecallOptions;
import dev.eddy.job.RecallTopology;
import dev.eddy.ops.CentrePublisher;
import dev.eddy.ops.RebuildClient;
import dev.eddy.ops.RecordedEvents;
import dev.eddy.ops.SwapWatch;
import dev.eddy.option.Options;
import dev.eddy.option.RedisOptions;
import dev.eddy.recall.ranking.FeatureSpace;
import dev.eddy.recall.ranking.LinearRanker;
import dev.eddy.recall.ranking.LiveHits;
import dev.eddy.recall.ranking.Recalled;
import dev.eddy.recall.search.RetrievalOptions.Index;
import dev.eddy.serving.ServingOptions;
import dev.eddy.trial.OracleCheck;
import dev.eddy.trial.RecallEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job as it is deployed, from a real broker to a real Redis, against the oracle: after a canonical rebuild every list
 * of every user must be the oracle's, whatever way the events took.
 */
class LiveLoopITCase {
    private static final int PARALLELISM = 2;
    private static final KnownWorld WORLD = new KnownWorld(3_000);
    /** With logins. */
    private static final int EVENTS = WORLD.events().size();

    private static final int REPEATED = (EVENTS + 19) / 20;
    private static final CentreSet ONE_CLUSTER = CentreSet.random(1, 1, 8);
    private static final long NOON = 1_767_268_800_000L;
    private static final long IN_THE_FUTURE = 32_503_680_000_000L;

    private final List<WorldRecord> stream = WORLD.stream();

    @Test
    void everyListEqualsTheOracles() throws Exception {
        try (LocalEddy eddy = started()) {
            play(eddy, stream);
            assertEqualToOracle(eddy);
            assertThat(eddy.metrics().counter("parse-behaviours", "recordsOut")).isEqualTo(EVENTS);
            assertThat(eddy.freshness().getTotalCount()).isPositive();
            assertSharedLists(eddy);
        }
    }

    @Test
    void lateAndRepeatedEventsChangeNothing() throws Exception {
        try (LocalEddy eddy = started()) {
            play(eddy, shuffledWithinAMinuteAndRepeated());
            // Another topic, so another order of what happened at one time; the oracle is told in the order of time.
            List<Behaviour> inTopic = RecordedEvents.readLast(eddy.options().kafka(), Long.MAX_VALUE);
            assertThat(inTopic).hasSize(EVENTS + REPEATED);
            assertEqualToOracle(eddy, inTopic);
            assertThat(eddy.metrics().counter("update-users", "duplicates")).isEqualTo(REPEATED);
        }
    }

    /** An autoscaler changes each stage for itself; the connections within then deal records out otherwise. */
    @Test
    void stagesMayDifferInTheirTasks() throws Exception {
        var settings = new Configuration();
        Map<String, String> tasks = oneTaskForEverySecondStage();
        settings.set(PipelineOptions.PARALLELISM_OVERRIDES, tasks);
        try (LocalEddy eddy =
                LocalEddy.start(WORLD.options(), PARALLELISM, ServingOptions.Channels.ALL, settings, Map.of())) {
            WORLD.publish(eddy);
            eddy.startJob();
            eddy.awaitCatalogue();
            play(eddy, stream);
            var rest = new ClusterRest(() -> List.of(eddy.webUi()));
            assertThat(rest.tasks(eddy.job().id().toHexString()))
                    .containsValue(PARALLELISM)
                    .hasEntrySatisfying(
                            tasks.keySet().iterator().next(),
                            of -> assertThat(of).isEqualTo(1));
            assertEqualToOracle(eddy);
        }
    }

    private static Map<String, String> oneTaskForEverySecondStage() {
        var env = StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        env.setParallelism(PARALLELISM);
        List<String> ids = new ArrayList<>();
        for (JobVertex vertex : RecallTopology.graph(env, JobOptions.defaults())
                .getJobGraph()
                .getVerticesSortedTopologicallyFromSources()) {
            if (vertex.getParallelism() == PARALLELISM) {
                ids.add(vertex.getID().toHexString());
            }
        }
        Map<String, String> tasks = new TreeMap<>();
        for (int i = 0; i < ids.size(); i += 2) {
            tasks.put(ids.get(i), "1");
        }
        return tasks;
    }

    @Test
    void ofABasketOfOneTimeTheLastItemInTheTopicDecidesWhatComesNext() throws Exception {
        var options = RecallOptions.ofDimension(8).reproducible();
        try (LocalEddy eddy = SharedServices.start(options, PARALLELISM, ServingOptions.Channels.ALL);
                CandidateReader reader = eddy.reader()) {
            List<String> items = List.of("apples", "beans", "muesli", "pasta", "wine", "yoghurt");
            eddy.publish(items.stream().map(LiveLoopITCase::grocery).iterator(), Map.of(), CentreSet.random(1, 1, 8));
            eddy.startJob();
            eddy.awaitCatalogue();
            List<WorldRecord> baskets = new ArrayList<>();
            for (int shopper = 0; shopper < 10; shopper++) {
                baskets.addAll(basketOf("p" + shopper, "beans", "pasta", "wine"));
                baskets.addAll(basketOf("y" + shopper, "apples", "yoghurt", "muesli"));
            }
            baskets.addAll(basketOf("ann", "apples", "beans"));
            baskets.addAll(basketOf("bob", "beans", "apples"));
            // The second happened before the first; the future counts as the time of the broker.
            baskets.add(purchase("cid", "beans", NOON));
            baskets.add(purchase("cid", "apples", NOON - 1));
            baskets.add(purchase("dee", "apples", IN_THE_FUTURE + 1));
            baskets.add(purchase("dee", "beans", IN_THE_FUTURE));
            play(eddy, baskets);
            eddy.commands().rebuild("baskets", new RebuildClient.Request(true, false, NOON), (step, buckets) -> {});
            assertThat(next(reader, "ann")).containsExactly("pasta", "yoghurt", "wine", "muesli");
            assertThat(next(reader, "bob")).containsExactly("yoghurt", "pasta", "muesli", "wine");
            assertThat(next(reader, "cid")).startsWith("pasta", "yoghurt");
            assertThat(next(reader, "dee")).startsWith("pasta", "yoghurt");
        }
    }

    private static byte[] grocery(String itemId) {
        return "{\"item_id\":\"%s\",\"tags\":[\"food\"]}".formatted(itemId).getBytes(UTF_8);
    }

    /** Events of one time, in the order in which they go to the topic. */
    private static List<WorldRecord> basketOf(String userId, String... itemIds) {
        return Arrays.stream(itemIds)
                .map(itemId -> purchase(userId, itemId, NOON))
                .toList();
    }

    private static WorldRecord purchase(String userId, String itemId, long atMillis) {
        return new WorldRecord(
                WorldRecord.Kind.EVENT,
                userId,
                atMillis,
                "{\"user_id\":\"%s\",\"item_id\":\"%s\",\"type\":\"purchase\",\"ts\":%d}"
                        .formatted(userId, itemId, atMillis));
    }

    private static List<String> next(CandidateReader reader, String userId) {
        return reader.lists(userId).get("seq").candidates().stream()
                .map(Candidate::itemId)
                .toList();
    }

    @Test
    void nothingIsLostOverASavepoint(@TempDir Path savepoints) throws Exception {
        try (LocalEddy eddy = started()) {
            int half = stream.size() / 2;
            play(eddy, stream.subList(0, half));
            String savepoint = eddy.stopJob(savepoints);
            eddy.resumeJob(savepoint);
            play(eddy, stream.subList(half, stream.size()));
            assertEqualToOracle(eddy);
        }
    }

    @Test
    void whatWasLearnedOutlastsASavepointAndAnotherParallelism(@TempDir Path savepoints) throws Exception {
        try (LocalEddy eddy = started(learningFromEveryClick());
                CandidateReader reader = eddy.reader()) {
            play(eddy, stream);
            assertThat(eddy.hits(LiveHits.MERGED).samples()).isGreaterThan(100);
            Map<Integer, List<FeatureWeights>> learned = weights(reader, System.currentTimeMillis());
            assertThat(learned.values())
                    .doesNotContain(new LinearRanker(WORLD.options().scoring(), FeatureSpace.BUILT_IN).weights());
            String savepoint = eddy.stopJob(savepoints);
            eddy.resumeJob(savepoint, 1);
            // A visit teaches nothing, but has the weights written again.
            play(
                    eddy,
                    WORLD.events().stream()
                            .map(Behaviour::userId)
                            .distinct()
                            .map(LiveLoopITCase::visitOf)
                            .toList());
            assertThat(weights(reader, System.currentTimeMillis())).isEqualTo(learned);
        }
    }

    /** Also from those that had to wait, as they do at full speed. */
    private static RecallOptions learningFromEveryClick() {
        return JobOptions.of(
                        Options.defaults(KafkaOptions.class),
                        RedisOptions.defaults(),
                        RecallOptions.ofDimension(WORLD.options().dimension()),
                        Options.defaults(ServingOptions.class))
                .with(Map.of("internal.scoring.sample-share", "1"))
                .recall();
    }

    /** The weights of all clusters, written after an instant. */
    private static Map<Integer, List<FeatureWeights>> weights(CandidateReader reader, long sinceMillis) {
        Map<Integer, List<FeatureWeights>> weights = new TreeMap<>();
        for (int cluster : WORLD.centres().ids()) {
            Waiting.until(
                    "the weights of cluster " + cluster,
                    Duration.ofMinutes(1),
                    () -> reader.cluster(cluster)
                            .filter(list -> list.generatedAtMillis() >= sinceMillis)
                            .isPresent());
            weights.put(cluster, reader.weights(cluster).orElseThrow());
        }
        return weights;
    }

    @Test
    void aNewItemReachesWhoWasActiveLatelyThoughNobodyDoesAnything() throws Exception {
        try (LocalEddy eddy = started();
                CandidateReader reader = eddy.reader()) {
            play(eddy, stream);
            String userId = WORLD.events().get(WORLD.events().size() - 1).userId();
            float[] taste = WORLD.oracle().user(userId).interest().direction();
            long sentNanos = System.nanoTime();
            play(
                    eddy,
                    List.of(new WorldRecord(
                            WorldRecord.Kind.ITEM,
                            "new",
                            0,
                            "{\"item_id\":\"new\",\"vector\":%s}".formatted(Arrays.toString(taste)))));
            Waiting.until(
                    "the new item in a list",
                    Duration.ofMinutes(1),
                    () -> reader.lists(userId).get("tag").candidates().stream()
                            .anyMatch(candidate -> candidate.itemId().equals("new")));
            Waiting.until(
                    "what is similar to the new item",
                    Duration.ofMinutes(1),
                    () -> reader.similar("new").isPresent());
            String other =
                    reader.similar("new").orElseThrow().candidates().get(0).itemId();
            Waiting.until(
                    "the new item among what is similar to another",
                    Duration.ofMinutes(1),
                    () -> has(reader.similar(other), "new"));
            System.out.printf("in all lists %d ms after it was sent%n", (System.nanoTime() - sentNanos) / 1_000_000);
            long vectorNanos = System.nanoTime();
            KnownWorld.publishItemVectors(eddy, List.of(WORLD.soundLikedBy(userId, "new")));
            Waiting.until(
                    "the new item in a list of its space",
                    Duration.ofMinutes(1),
                    () -> has(Optional.of(reader.lists(userId).get("u2i:sound")), "new"));
            System.out.printf("in u2i:sound %d ms after its vector%n", (System.nanoTime() - vectorNanos) / 1_000_000);
        }
    }

    private static boolean has(Optional<StoredList> list, String itemId) {
        return list.stream()
                .flatMap(stored -> stored.candidates().stream())
                .anyMatch(candidate -> candidate.itemId().equals(itemId));
    }

    @Tag("cluster")
    @Test
    void byAGraphNearlyAllIsFoundThatComparingFindsAlsoAtAnotherParallelism(@TempDir Path savepoints) throws Exception {
        try (LocalEddy eddy = started(
                WORLD.options().with(WORLD.options().retrieval().exactUpTo(10).by(Index.GRAPH)))) {
            play(eddy, stream);
            eddy.commands()
                    .rebuild("here", new RebuildClient.Request(true, false, WORLD.asOfMillis()), (step, buckets) -> {});
            assertThat(eddy.metrics().sum("refresh", "indexGraphPlaces")).isPositive();
            assertThat(shareOfTheOracles(eddy)).isGreaterThan(.98);
            String savepoint = eddy.stopJob(savepoints);
            eddy.resumeJob(savepoint, 1);
            eddy.commands()
                    .rebuild(
                            "there", new RebuildClient.Request(true, false, WORLD.asOfMillis()), (step, buckets) -> {});
            assertThat(shareOfTheOracles(eddy)).isGreaterThan(.98);
        }
    }

    /** Of the items that comparing with all finds nearest to the users' interests, those that are in their lists. */
    private static double shareOfTheOracles(LocalEddy eddy) {
        RecallEngine oracle = WORLD.oracle();
        int wanted = 0;
        int found = 0;
        try (CandidateReader reader = eddy.reader()) {
            for (String userId : oracle.userIds()) {
                Optional<Recalled> recalled = oracle.recall(userId, WORLD.asOfMillis());
                if (recalled.isPresent()) {
                    List<String> nearest = recalled.get().lists().get("tag").itemIds();
                    String person = reader.mergedInto(userId).orElse(userId);
                    Set<String> listed = reader.lists(person).get("tag").candidates().stream()
                            .map(Candidate::itemId)
                            .collect(Collectors.toSet());
                    wanted += nearest.size();
                    found += (int) nearest.stream().filter(listed::contains).count();
                }
            }
        }
        return found / (double) wanted;
    }

    private static WorldRecord visitOf(String userId) {
        return new WorldRecord(
                WorldRecord.Kind.EVENT,
                userId,
                0,
                "{\"user_id\":\"%s\",\"type\":\"visit\",\"ts\":%d}".formatted(userId, WORLD.asOfMillis()));
    }

    @Test
    void aJobWithoutItsStateStillKnowsTheCatalogue(@TempDir Path savepoints) throws Exception {
        try (LocalEddy eddy = started()) {
            play(eddy, stream.subList(0, 100));
            eddy.stopJob(savepoints);
            eddy.startJob();
            play(eddy, List.of(eventOf("newcomer")));
            try (CandidateReader reader = eddy.reader()) {
                // At once, or after a short wait for the item to be read.
                Waiting.until(
                        "a list",
                        Duration.ofMinutes(1),
                        () -> reader.merged("newcomer").isPresent());
            }
        }
    }

    @Test
    void badEventsAreDeadLettersAndTheRestGoesOn() throws Exception {
        try (LocalEddy eddy = started()) {
            List<WorldRecord> bad = List.of(
                    event("{\"user_id\":\"u1\""),
                    event("[]"),
                    event("{\"user_id\":\"u1\",\"item_id\":\"i1\",\"type\":\"stare\",\"ts\":1767225600000}"),
                    event("{\"user_id\":\"u1\",\"type\":\"click\",\"ts\":1767225600000}"));
            play(eddy, bad);
            play(eddy, stream.subList(0, 200));
            assertThat(eddy.metrics().counter("parse-behaviours", "deadLetters"))
                    .isEqualTo(bad.size());
            assertThat(DeadLetters.of(eddy))
                    .hasSize(bad.size())
                    .allSatisfy(letter -> assertThat(letter.reason()).isNotBlank());
            assertThat(eddy.job().restarts()).isZero();
            assertThat(eddy.metrics().counter("serve", "redisWrites")).isPositive();
        }
    }

    @Test
    void aForgottenUserIsGoneEverywhereAndStaysSo(@TempDir Path savepoints) throws Exception {
        try (LocalEddy eddy = started();
                CandidateReader reader = eddy.reader()) {
            int half = stream.size() / 2;
            play(eddy, stream.subList(0, half));
            String userId = WORLD.events().get(0).userId();
            assertThat(reader.merged(userId)).isPresent();
            String before = eddy.stopJob(savepoints);
            eddy.resumeJob(before);
            Orders.to(eddy).forget(userId);
            assertForgotten(reader, userId);
            // An older savepoint knows the user, and reads the order once more.
            eddy.stopJob(savepoints);
            eddy.resumeJob(before);
            Orders.to(eddy).awaitRead();
            assertForgotten(reader, userId);
            eddy.commands()
                    .rebuild(
                            "after", new RebuildClient.Request(true, false, WORLD.asOfMillis()), (step, buckets) -> {});
            assertForgotten(reader, userId);
            play(eddy, List.of(eventOf(userId)));
            Waiting.until(
                    "the lists",
                    Duration.ofMinutes(1),
                    () -> reader.merged(userId)
                            .filter(list -> !list.candidates().isEmpty())
                            .isPresent());
        }
    }

    @Test
    void whoeverPublishesCentresLearnsWhenTheyAreInUseEverywhere() throws Exception {
        try (LocalEddy eddy = started()) {
            play(eddy, stream.subList(0, stream.size() / 2));
            SwapWatch.Sweep there = swap(eddy, withIdsTurned(WORLD.centres()));
            assertThat(there.users()).isGreaterThanOrEqualTo(users(eddy).size());
            long moves = eddy.metrics().counter("update-users", "clusterMoves");
            assertThat(moves).as("everybody in a cluster").isGreaterThan(there.users() / 2);
            SwapWatch.Sweep back = swap(eddy, WORLD.centres());
            assertThat(back.users()).isEqualTo(there.users());
            assertThat(eddy.metrics().counter("update-users", "clusterMoves")).isGreaterThan(moves);
        }
    }

    @Test
    void aJobWithEnoughUsersForTwoClustersTrainsCentresByItself() throws Exception {
        // Each task has about half, and must expect enough.
        int users = 11_000;
        var options = RecallOptions.ofDimension(8).reproducible();
        // A user of one item counts as a twentieth.
        Map<String, String> small =
                Map.of("internal.membership.users-per-cluster", "250", "internal.membership.retrain-untrained", "500");
        try (LocalEddy eddy = SharedServices.start(options, PARALLELISM, ServingOptions.Channels.MERGED, small)) {
            eddy.publish(
                    Stream.of("jazz", "rock").map(LiveLoopITCase::taggedAsNamed).iterator(), Map.of(), ONE_CLUSTER);
            eddy.startJob();
            eddy.awaitCatalogue();
            List<WorldRecord> clicks = IntStream.range(0, users)
                    .mapToObj(user -> purchase("user-" + user, user % 2 == 0 ? "jazz" : "rock", NOON))
                    .toList();
            play(eddy, clicks);
            Waiting.until(
                    "centres of its own",
                    Duration.ofMinutes(1),
                    () -> published(eddy).active().orElseThrow() != ONE_CLUSTER.version());
            CentreSet own = published(eddy).activeOr(ONE_CLUSTER);
            assertThat(own.size()).isEqualTo(2);
            assertThat(own.provenance().parent()).isEqualTo(ONE_CLUSTER.version());
            Waiting.until(
                    "users of one taste on their way to the new cluster",
                    Duration.ofMinutes(1),
                    () -> eddy.metrics().counter("update-users", "clusterMoves") > 500);
        }
    }

    private static CentreInventory published(LocalEddy eddy) {
        return CentrePublisher.read(eddy.options().kafka());
    }

    private static byte[] taggedAsNamed(String itemId) {
        return "{\"item_id\":\"%s\",\"tags\":[\"%s\"]}"
                .formatted(itemId, itemId)
                .getBytes(UTF_8);
    }

    private static SwapWatch.Sweep swap(LocalEddy eddy, CentreSet centres) {
        try (var watch = new SwapWatch(eddy.options().kafka());
                var publisher = new CentrePublisher(eddy.options().kafka())) {
            publisher.publish(centres);
            return watch.await(centres.version(), Duration.ofMinutes(1), (walked, of) -> {});
        }
    }

    /** The same clusters, each under the id of another. */
    private static CentreSet withIdsTurned(CentreSet set) {
        int[] ids = set.ids().clone();
        System.arraycopy(set.ids(), 1, ids, 0, ids.length - 1);
        ids[ids.length - 1] = set.ids()[0];
        return CentreSet.of(
                set.space(),
                set.version() + 1,
                set.dimension(),
                ids,
                set.centres(),
                new Provenance(set.provenance().trainedAtMillis(), set.version()));
    }

    private static void assertForgotten(CandidateReader reader, String userId) {
        assertThat(reader.merged(userId)).map(StoredList::candidates).contains(List.of());
        assertThat(reader.lists(userId)).containsOnlyKeys(RedisKeys.MERGED);
        assertThat(reader.profile(userId)).isEmpty();
    }

    @Test
    void anItemTakenDownIsMarkedAndThenInNoList() throws Exception {
        try (LocalEddy eddy = started();
                CandidateReader reader = eddy.reader()) {
            play(eddy, stream.subList(0, stream.size() / 2));
            // Whoever was here before popularity was first counted got an empty list.
            eddy.commands()
                    .rebuild(
                            "before",
                            new RebuildClient.Request(true, false, WORLD.asOfMillis()),
                            (step, buckets) -> {});
            String itemId = WORLD.events().stream()
                    .flatMap(event -> reader.merged(event.userId()).stream())
                    .flatMap(list -> list.candidates().stream())
                    .map(Candidate::itemId)
                    .findFirst()
                    .orElseThrow();
            Orders.to(eddy).takeDown(itemId);
            assertThat(reader.down()).containsExactly(itemId);
            reader.forEachUser(userId -> assertThat(reader.lists(userId).values())
                    .allSatisfy(list -> assertThat(list.candidates())
                            .extracting(Candidate::itemId)
                            .doesNotContain(itemId)));
        }
    }

    @Test
    void aRedisThatComesBackEmptyIsFilledAgainByItself() throws Exception {
        try (LocalEddy eddy = started()) {
            play(eddy, stream.subList(0, stream.size() / 2));
            Set<String> users = users(eddy);
            eddy.restartRedisEmpty();
            assertThat(users(eddy)).isEmpty();
            play(eddy, List.of(eventOf(WORLD.events().get(0).userId())));
            Waiting.until("the lists", Duration.ofMinutes(1), () -> users(eddy).equals(users));
            assertThat(eddy.job().restarts()).isZero();
        }
    }

    private static Set<String> users(LocalEddy eddy) {
        Set<String> users = new TreeSet<>();
        try (CandidateReader reader = eddy.reader()) {
            reader.forEachUser(users::add);
        }
        return users;
    }

    private WorldRecord eventOf(String userId) {
        return new WorldRecord(
                WorldRecord.Kind.EVENT,
                userId,
                0,
                "{\"user_id\":\"%s\",\"item_id\":\"%s\",\"type\":\"like\",\"ts\":%d}"
                        .formatted(userId, WORLD.events().get(0).itemId(), WORLD.asOfMillis()));
    }

    private void assertSharedLists(LocalEddy eddy) {
        String item = WORLD.events().stream()
                .map(Behaviour::itemId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        try (CandidateReader reader = eddy.reader()) {
            assertThat(reader.down()).isEmpty();
            play(eddy, List.of(new WorldRecord(WorldRecord.Kind.ITEM, item, 0, null)));
            Waiting.until(
                    "the lists", Duration.ofMinutes(1), () -> reader.down().equals(Set.of(item)));
            Waiting.until(
                    "the lists",
                    Duration.ofMinutes(1),
                    () -> reader.hot()
                            .filter(list -> list.candidates().size() == 100)
                            .isPresent());
            for (int cluster : WORLD.centres().ids()) {
                Waiting.until(
                        "the lists",
                        Duration.ofMinutes(1),
                        () -> reader.cluster(cluster)
                                .filter(list -> !list.candidates().isEmpty())
                                .isPresent());
            }
        }
    }

    private static LocalEddy started() throws Exception {
        return started(WORLD.options());
    }

    private static LocalEddy started(RecallOptions options) throws Exception {
        LocalEddy eddy = SharedServices.start(options, PARALLELISM, ServingOptions.Channels.ALL);
        WORLD.publish(eddy);
        eddy.startJob();
        eddy.awaitCatalogue();
        return eddy;
    }

    private static void play(LocalEddy eddy, List<WorldRecord> records) {
        try (Replay replay = eddy.replay()) {
            replay.runWorld(records.iterator(), 0);
        }
        eddy.awaitServed();
    }

    private static void assertEqualToOracle(LocalEddy eddy) {
        assertEqualToOracle(eddy, WORLD.events());
    }

    private static void assertEqualToOracle(LocalEddy eddy, List<Behaviour> events) {
        eddy.commands()
                .rebuild("test", new RebuildClient.Request(true, false, WORLD.asOfMillis()), (step, buckets) -> {});
        try (CandidateReader reader = eddy.reader()) {
            OracleCheck.Result result = WORLD.compare(reader, events);
            assertThat(result.differences()).isEmpty();
            assertThat(result.wrong()).isZero();
            assertThat(result.lists()).isGreaterThan(200 * 12);
        }
    }

    /** Items keep their places; every twentieth event comes once more within the minute. */
    private List<WorldRecord> shuffledWithinAMinuteAndRepeated() {
        record Delayed(WorldRecord record, long atMillis) {}
        var random = new SplittableRandom(5);
        List<Delayed> delayed = new ArrayList<>();
        int event = 0;
        for (WorldRecord record : stream) {
            if (record.kind() == WorldRecord.Kind.ITEM) {
                delayed.add(new Delayed(record, record.atMillis()));
                continue;
            }
            delayed.add(new Delayed(record, record.atMillis() + random.nextLong(60_000)));
            if (event++ % 20 == 0) {
                delayed.add(new Delayed(record, record.atMillis() + random.nextLong(60_000)));
            }
        }
        return delayed.stream()
                .sorted(Comparator.comparingLong(Delayed::atMillis))
                .map(Delayed::record)
                .toList();
    }

    private static WorldRecord event(String json) {
        return new WorldRecord(WorldRecord.Kind.EVENT, "u1", 0, json);
    }
}
