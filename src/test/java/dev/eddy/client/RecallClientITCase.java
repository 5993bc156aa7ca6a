package dev.eddy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.lab.EmbeddedRedis;
import dev.eddy.lab.Waiting;
import dev.eddy.option.RedisOptions;
import dev.eddy.recall.Candidates;
import dev.eddy.serving.Lists;
import dev.eddy.serving.WithRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.AbstractPipeline;

class RecallClientITCase extends WithRedis {
    private static final Instant NOW = Instant.ofEpochMilli(1_750_000_000_000L);
    private static final long MADE = NOW.toEpochMilli() - 60_000;
    private RecallClient opened;

    private static RecallClient client(RedisOptions options) {
        return new RecallClient(
                options,
                new ClientOptions(Duration.ofDays(1), Duration.ofMillis(20), 2),
                ItemCatalogue.NONE,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Opened at the first question, so that its first reading sees everything stored before. */
    private RecallClient client() {
        if (opened == null) {
            opened = client(options);
        }
        return opened;
    }

    @AfterEach
    void closeClient() {
        client().close();
    }

    @Test
    void aKnownUserGetsTheOwnListWithScoresChannelsAgeAndVersion() throws IOException {
        var candidates = List.of(new Candidate("jazz, live", 2.5f, "ui"), new Candidate("b", 1, "h"));
        put("ann", 7, MADE, candidates);
        Recall recall = client().recall("ann");
        assertThat(recall.origin()).isEqualTo(Recall.Origin.USER);
        assertThat(recall.candidates()).isEqualTo(candidates);
        assertThat(recall.version()).isEqualTo(new Version(0, 7, 0));
        assertThat(recall.age(NOW)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void anUnknownUserGetsTheListOfTheClusterWithTheDeclaredTag() throws IOException {
        shared(RedisKeys.HOT, "everybody's");
        cluster(3, "of three", "jazz");
        cluster(5, "of five", "rock");
        assertThat(ids(client().recall("nobody", List.of("rock")))).containsExactly("of five");
        assertThat(client().recall("nobody", List.of("jazz")).origin()).isEqualTo(Recall.Origin.CLUSTER);
        assertThat(ids(client().recallOfCluster(3))).containsExactly("of three");
    }

    @Test
    void anUnknownTagOrClusterGetsTheListForEverybody() throws IOException {
        shared(RedisKeys.HOT, "everybody's");
        cluster(3, "of three", "jazz");
        assertThat(ids(client().recall("nobody"))).containsExactly("everybody's");
        assertThat(ids(client().recall("nobody", List.of("polka")))).containsExactly("everybody's");
        assertThat(ids(client().recallOfCluster(99))).containsExactly("everybody's");
        assertThat(client().counts().lists().get(Recall.Origin.EVERYBODY)).isEqualTo(3);
    }

    @Test
    void somebodyOfWhomOnlyAttributesAreKnownGetsTheListOfTheFirstThatHasOne() throws IOException {
        shared(RedisKeys.HOT, "everybody's");
        shared(RedisKeys.group("country=de"), "of Germany");
        shared(RedisKeys.group("device=tv"), "of televisions");
        cluster(3, "of three", "jazz");
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("city", "Ulm");
        attributes.put("device", "tv");
        attributes.put("country", "de");
        Recall recall = client().recall("nobody", List.of("polka"), attributes);
        assertThat(ids(recall)).containsExactly("of televisions");
        assertThat(recall.origin()).isEqualTo(Recall.Origin.GROUP);
        assertThat(ids(client().recall("nobody", List.of("jazz"), attributes))).containsExactly("of three");
        assertThat(ids(client().recall("nobody", List.of(), Map.of("country", "fr"))))
                .containsExactly("everybody's");
        put("ann", 1, MADE, List.of(new Candidate("ann's", 2, "u")));
        assertThat(ids(client().recall("ann", List.of(), attributes))).containsExactly("ann's");
    }

    @Test
    void whoWasMergedIntoAnotherUserGetsTheOthersList() throws IOException {
        shared(RedisKeys.HOT, "everybody's");
        put("anon", 1, MADE, List.of(new Candidate("before", 1, "u")));
        put("ünal, 7%", 7, MADE, List.of(new Candidate("after", 1, "u")));
        store.storeNewer(List.of(Lists.mergedInto("anon", "ünal, 7%", 2)));
        Recall recall = client().recall("anon");
        assertThat(ids(recall)).containsExactly("after");
        assertThat(recall.origin()).isEqualTo(Recall.Origin.USER);
        assertThat(recall.version()).isEqualTo(new Version(0, 7, 0));
        Map<String, Recall> recalls = client().recallAll(List.of("nobody", "anon", "ünal, 7%"));
        assertThat(recalls.keySet()).containsExactly("nobody", "anon", "ünal, 7%");
        assertThat(recalls.values().stream().map(RecallClientITCase::ids))
                .containsExactly(List.of("everybody's"), List.of("after"), List.of("after"));
        assertThat(client().counts().lists().get(Recall.Origin.USER)).isEqualTo(3);
        assertThat(client().counts().stale()).isZero();
    }

    @Test
    void aMergeIntoSomebodyWithoutAListIsFollowedNoFurther() throws IOException {
        shared(RedisKeys.HOT, "everybody's");
        cluster(3, "of three", "jazz");
        put("cyd", 1, MADE, List.of(new Candidate("cyd's", 1, "u")));
        store.storeNewer(List.of(
                Lists.mergedInto("ann", "bob", 1),
                Lists.mergedInto("bob", "cyd", 1),
                Lists.mergedInto("dan", "nobody", 1)));
        assertThat(ids(client().recall("ann", List.of("jazz")))).containsExactly("of three");
        assertThat(ids(client().recall("dan"))).containsExactly("everybody's");
        assertThat(ids(client().recallAll(List.of("dan")).get("dan"))).containsExactly("everybody's");
        assertThat(client().counts().corrupted()).isZero();
    }

    @Test
    void aListOfTheUsersOwnWinsOverAMerge() throws IOException {
        put("ann", 1, MADE, List.of(new Candidate("ann's", 1, "u")));
        put("bob", 1, MADE, List.of(new Candidate("bob's", 1, "u")));
        redis.hset("rc:u:ann", "merged-into", "bob");
        assertThat(ids(client().recall("ann"))).containsExactly("ann's");
    }

    @Test
    void aCorruptedMergeIsSkippedAndCounted() throws IOException {
        shared(RedisKeys.HOT, "everybody's");
        redis.hset("rc:u:ann", "merged-into", "100%");
        assertThat(ids(client().recall("ann"))).containsExactly("everybody's");
        assertThat(client().counts().corrupted()).isEqualTo(1);
        assertThat(client().counts().failures()).isZero();
    }

    @Test
    void similarItemsAreReadWithoutTakeDowns() throws IOException {
        shared(RedisKeys.item("a, b"), "like it");
        assertThat(ids(client().recallSimilar("a, b"))).containsExactly("like it");
        assertThat(client().recallSimilar("a, b").origin()).isEqualTo(Recall.Origin.ITEM);
        assertThat(client().recallSimilar("unknown").origin()).isEqualTo(Recall.Origin.NOBODY);
        assertThat(client().counts().lists().get(Recall.Origin.ITEM)).isEqualTo(2);
        sharedStore.replaceDown(List.of("like it"));
        Waiting.until(
                "it to be left out",
                Duration.ofSeconds(10),
                () -> ids(client().recallSimilar("a, b")).isEmpty());
    }

    @Test
    void anEmptyRedisGivesNoList() {
        Recall recall = client().recall("nobody", List.of("jazz"));
        assertThat(recall.origin()).isEqualTo(Recall.Origin.NOBODY);
        assertThat(recall.candidates()).isEmpty();
        assertThat(client().counts().lists().get(Recall.Origin.NOBODY)).isEqualTo(1);
    }

    @Test
    void aTakeDownIsLeftOutSoonAfter() throws IOException {
        put("ann", 1, MADE, List.of(new Candidate("a", 2, "u"), new Candidate("b, c", 1, "u")));
        assertThat(ids(client().recall("ann"))).containsExactly("a", "b, c");
        DownHead head = sharedStore.replaceDown(List.of("b, c"));
        Waiting.until(
                "it to be left out",
                Duration.ofSeconds(10),
                () -> ids(client().recall("ann")).equals(List.of("a")));
        sharedStore.appendDown(head, List.of(new DownChange(DownChange.Kind.BACK, "b, c")));
        Waiting.until(
                "it to be back",
                Duration.ofSeconds(10),
                () -> ids(client().recall("ann")).equals(List.of("a", "b, c")));
    }

    @Test
    void aListAboveTheLargestAgeIsIgnoredAndCounted() throws IOException {
        shared(RedisKeys.HOT, "everybody's");
        put("ann", 1, NOW.minus(Duration.ofDays(1)).toEpochMilli() - 1, List.of(new Candidate("a", 2, "u")));
        assertThat(ids(client().recall("ann"))).containsExactly("everybody's");
        assertThat(client().counts().stale()).isEqualTo(1);
    }

    @Test
    void manyUsersAreReadAtOnce() throws IOException {
        shared(RedisKeys.HOT, "everybody's");
        List<String> users = IntStream.range(0, 300).mapToObj(i -> "u" + i).toList();
        for (int i = 0; i < users.size(); i += 2) {
            put(users.get(i), 1, MADE, List.of(new Candidate("of " + users.get(i), 1, "u")));
        }
        Map<String, Recall> recalls = client().recallAll(users);
        assertThat(recalls.keySet()).containsExactlyElementsOf(users);
        for (int i = 0; i < users.size(); i++) {
            assertThat(ids(recalls.get(users.get(i))))
                    .containsExactly(i % 2 == 0 ? "of " + users.get(i) : "everybody's");
        }
        assertThat(client().recallAll(List.of())).isEmpty();
        assertThat(client().counts().lists().get(Recall.Origin.USER)).isEqualTo(150);
    }

    @Test
    void corruptedAndForeignListsAreSkippedAndCounted() throws IOException {
        shared(RedisKeys.HOT, "everybody's");
        redis.set("rc:u:foreign", "somebody else's");
        redis.hset("rc:u:corrupted", "merged", "000000000000.000000000001.000000000000;1;a:x:u");
        redis.hset("rc:clusters", "three", "rubbish");
        redis.hset("rc:clusters", "3", "rubbish");
        assertThat(ids(client().recall("foreign"))).containsExactly("everybody's");
        assertThat(ids(client().recall("corrupted", List.of("jazz")))).containsExactly("everybody's");
        assertThat(client().recallAll(List.of("foreign", "corrupted")).values())
                .allSatisfy(recall -> assertThat(ids(recall)).containsExactly("everybody's"));
        assertThat(client().counts().corrupted()).isEqualTo(4);
        assertThat(client().counts().failures()).isZero();
    }

    @Test
    void foreignMembersOfTheTakeDownLogAreSkippedAndCounted() throws IOException {
        shared(RedisKeys.HOT, "everybody's");
        put("ann", 1, MADE, List.of(new Candidate("a", 2, "u"), new Candidate("b", 1, "u")));
        sharedStore.replaceDown(List.of("b"));
        redis.zadd("rc:down", 1.5, "news:42");
        redis.zadd("rc:down", 1e300, "=not a head");
        assertThat(ids(client().recall("ann"))).containsExactly("a");
        assertThat(reader.down()).containsExactly("b");
        assertThat(client().counts().corrupted()).isPositive();
        assertThat(client().counts().failures()).isZero();
    }

    @Test
    void valuesOfOtherTypesAreSkippedAndCounted() throws IOException {
        put("ann", 1, MADE, List.of(new Candidate("a", 2, "u")));
        for (String key : List.of("rc:down", "rc:clusters", "rc:hot", "rc:c:3", "rc:i:a", "rc:u:bob")) {
            redis.set(key, "somebody else's");
        }
        assertThat(ids(client().recall("ann"))).containsExactly("a");
        assertThat(client().recall("bob", List.of("jazz")).origin()).isEqualTo(Recall.Origin.NOBODY);
        assertThat(client().recallOfCluster(3).origin()).isEqualTo(Recall.Origin.NOBODY);
        assertThat(client().recallSimilar("a").origin()).isEqualTo(Recall.Origin.NOBODY);
        assertThat(client().counts().corrupted()).isGreaterThanOrEqualTo(6);
        assertThat(client().counts().failures()).isZero();
        assertThat(reader.merged("bob")).isEmpty();
        assertThat(reader.profile("bob")).isEmpty();
        assertThat(reader.lists("bob")).isEmpty();
        assertThat(reader.weights(3)).isEmpty();
        assertThat(reader.isDown("a")).isFalse();
    }

    /** Corrupts a stored list: changes, cuts off or doubles characters, or replaces all by random ones. */
    @Test
    void noneOfAHundredThousandCorruptedValuesCausesAnException() {
        int values = 100_000;
        int batch = 1_000;
        String sound = CandidateCodec.encode(new StoredList(
                new Version(0, 7, 0),
                MADE,
                IntStream.range(0, 100)
                        .mapToObj(i -> new Candidate("ïtem " + i, 100 - i, "uh"))
                        .toList()));
        var random = new SplittableRandom(1);
        for (int from = 0; from < values; from += batch) {
            List<String> users = new ArrayList<>();
            try (AbstractPipeline pipeline = redis.pipelined()) {
                for (int i = from; i < from + batch; i++) {
                    users.add("u" + i);
                    pipeline.hset("rc:u:u" + i, "merged", corrupted(sound, random));
                }
                pipeline.sync();
            }
            assertThat(client().recallAll(users)).hasSize(batch);
            redis.flushAll();
        }
        RecallClient.Counts counts = client().counts();
        assertThat(counts.lists().get(Recall.Origin.USER) + counts.lists().get(Recall.Origin.NOBODY))
                .isEqualTo(values);
        assertThat(counts.corrupted()).as("the others are still lists").isGreaterThan(values / 2);
        assertThat(counts.failures()).isZero();
    }

    private static String corrupted(String sound, SplittableRandom random) {
        var text = new StringBuilder(sound);
        int at = random.nextInt(text.length());
        char any = (char) random.nextInt(random.nextBoolean() ? 128 : 0xD800);
        switch (random.nextInt(5)) {
            case 0 -> text.setCharAt(at, any);
            case 1 -> text.setLength(at);
            case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(9)));
            case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 1 + random.nextInt(9))));
            default -> {
                text.setLength(random.nextInt(200));
                for (int i = 0; i < text.length(); i++) {
                    text.setCharAt(i, (char) (random.nextBoolean() ? random.nextInt(128) : ";:,.0%u".charAt(i % 7)));
                }
            }
        }
        return text.toString();
    }

    @Test
    void withoutRedisACallFailsInTimeAndNamesTheAddress() {
        EmbeddedRedis other = EmbeddedRedis.start();
        RedisOptions nowhere = RedisOptions.at(other.host(), other.port()).withTimeout(Duration.ofMillis(200));
        try (RecallClient early = client(nowhere)) {
            assertThat(early.recall("ann").origin()).isEqualTo(Recall.Origin.NOBODY);
            other.close();
            assertThatThrownBy(() -> early.recall("ann"))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(nowhere.nodes());
            assertThat(early.counts().failures()).isEqualTo(1);
            Waiting.until(
                    "the background reading to fail",
                    Duration.ofSeconds(10),
                    () -> early.counts().sharedFailures() > 0);
        }
    }

    @Test
    void aServiceStartsWhileRedisIsAway() {
        RedisOptions nowhere;
        try (EmbeddedRedis other = EmbeddedRedis.start()) {
            nowhere = RedisOptions.at(other.host(), other.port()).withTimeout(Duration.ofMillis(200));
        }
        try (RecallClient early = client(nowhere)) {
            assertThatThrownBy(() -> early.recallAll(List.of("ann", "bob"))).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> early.recallOfCluster(1)).isInstanceOf(UncheckedIOException.class);
        }
    }

    private void put(String user, long sequence, long generatedAtMillis, List<Candidate> candidates)
            throws IOException {
        store.storeNewer(List.of(new Candidates(
                user, new Version(0, sequence, 0), generatedAtMillis, candidates, Map.of(), Lists.PROFILE, 0)));
    }

    private void cluster(int cluster, String itemId, String tag) throws IOException {
        shared(RedisKeys.cluster(cluster), itemId);
        sharedStore.storeSummary(cluster, new ClusterSummary(MADE, 10, List.of(new TagShare(tag, 1))));
    }

    private void shared(String name, String itemId) throws IOException {
        sharedStore.storeShared(
                name, new StoredList(Version.NONE, MADE, List.of(new Candidate(itemId, 1, "c"))), Map.of());
    }

    private static List<String> ids(Recall recall) {
        return recall.candidates().stream().map(Candidate::itemId).toList();
    }
}
