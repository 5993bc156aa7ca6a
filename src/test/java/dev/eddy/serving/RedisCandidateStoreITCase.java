package dev.eddy.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.client.Candidate;
import dev.eddy.client.CandidateReader;
import dev.eddy.client.ClusterSummary;
import dev.eddy.client.DownChange;
import dev.eddy.client.DownHead;
import dev.eddy.client.DownSet;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import dev.eddy.client.Version;
import dev.eddy.client.jedis.DownLog;
import dev.eddy.lab.EmbeddedRedis;
import dev.eddy.option.RedisOptions;
import dev.eddy.recall.Candidates;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedisCandidateStoreITCase extends WithRedis {
    @Test
    void anOlderListIsRefusedAndAnEqualOrNewerOneReplaces() throws IOException {
        assertThat(store.storeNewer(List.of(Lists.of("u", 5), Lists.of("v", 1))))
                .isEqualTo(new CandidateStore.Result(2, 0, false));
        assertThat(store.storeNewer(List.of(Lists.of("u", 4), Lists.of("v", 2))))
                .isEqualTo(new CandidateStore.Result(1, 1, false));
        assertThat(reader.merged("u")).map(StoredList::version).contains(Lists.version(5));
        List<Candidate> other = List.of(new Candidate("other", 1f, "u"));
        assertThat(store.storeNewer(List.of(Lists.of("u", 5, other, Map.of()))))
                .isEqualTo(new CandidateStore.Result(1, 0, false));
        assertThat(reader.merged("u")).map(StoredList::candidates).contains(other);
        store.storeNewer(List.of(Lists.of("u", 6)));
        assertThat(reader.merged("u")).map(StoredList::version).contains(Lists.version(6));
        assertThat(reader.profile("u")).contains(Lists.PROFILE);
    }

    @Test
    void anEmptiedRedisIsNoticedOnce() throws IOException {
        assertThat(isLost(Lists.of("u", 1))).as("nothing was there before").isFalse();
        redis.flushAll();
        assertThat(isLost(Lists.of("u", 2), Lists.of("v", 1))).isTrue();
        assertThat(reader.merged("u")).map(StoredList::version).contains(Lists.version(2));
        assertThat(isLost(Lists.of("u", 3))).isFalse();
    }

    /** Fails over from A to B and back: A knows the scripts, but not the lists that B acknowledged. */
    @Test
    void failingBackToAMasterThatLacksTheLastListsIsNoticed() throws IOException {
        store.storeNewer(List.of(Lists.of("u", 1)));
        Map<String, byte[]> earlier = dump();
        store.storeNewer(List.of(Lists.of("u", 2), Lists.of("v", 1)));
        restore(earlier);
        assertThat(isLost(Lists.of("w", 1))).isTrue();
    }

    @Test
    void failingOverToAMasterThatHasAllIsNoLoss() throws IOException {
        store.storeNewer(List.of(Lists.of("u", 1)));
        restore(dump());
        redis.scriptFlush();
        assertThat(isLost(Lists.of("w", 1))).isFalse();
    }

    @Test
    void aLossWhileTheJobWasStoppedIsNoticed() throws IOException {
        store.storeNewer(List.of(Lists.of("u", 1)));
        List<StoreMark> checkpoint = store.marks();
        store.storeNewer(List.of(Lists.of("u", 2)));
        try (var next = new RedisCandidateStore(options, TTL, checkpoint)) {
            assertThat(next.storeNewer(List.of(Lists.of("v", 1))).isRebuildDue())
                    .isFalse();
        }
        redis.flushAll();
        try (var next = new RedisCandidateStore(options, TTL, checkpoint)) {
            assertThat(next.storeNewer(List.of(Lists.of("v", 1))).isRebuildDue())
                    .isTrue();
        }
    }

    @Test
    void onlyOneOfSeveralWritersRequestsARebuild() throws IOException {
        try (var other = new RedisCandidateStore(options, TTL)) {
            store.storeNewer(List.of(Lists.of("u", 1)));
            other.storeNewer(List.of(Lists.of("v", 1)));
            redis.flushAll();
            assertThat(isLost(Lists.of("u", 2))).isTrue();
            store.rebuildRequested();
            assertThat(other.storeNewer(List.of(Lists.of("v", 2))).isRebuildDue())
                    .isFalse();
            redis.flushAll();
            assertThat(other.storeNewer(List.of(Lists.of("v", 3))).isRebuildDue())
                    .as("lost again")
                    .isTrue();
        }
    }

    @Test
    void neitherSharedListsNorAProbeHideALoss() throws IOException {
        store.storeNewer(List.of(Lists.of("u", 1)));
        redis.flushAll();
        sharedStore.storeShared(RedisKeys.HOT, shared(1), Map.of());
        RedisProbe.ask(options);
        assertThat(isLost(Lists.of("u", 2))).isTrue();
    }

    private boolean isLost(Candidates... lists) throws IOException {
        CandidateStore.Result result = store.storeNewer(List.of(lists));
        assertThat(result.written()).isEqualTo(lists.length);
        return result.isRebuildDue();
    }

    private Map<String, byte[]> dump() {
        Map<String, byte[]> values = new HashMap<>();
        redis.keys("rc:*").forEach(key -> values.put(key, redis.dump(key)));
        return values;
    }

    private void restore(Map<String, byte[]> values) {
        redis.flushAll();
        values.forEach((key, value) -> redis.restore(key, 0, value));
    }

    @Test
    void everyKeyExpires() throws IOException {
        store.storeNewer(List.of(Lists.of("u", 1)));
        sharedStore.storeShared(RedisKeys.HOT, shared(1), Map.of());
        sharedStore.replaceDown(List.of("i"));
        for (String key : List.of("rc:u:u", "rc:hot", "rc:down")) {
            assertThat(redis.pttl(key)).isBetween(1L, Duration.ofDays(7).toMillis());
        }
    }

    @Test
    void twoPrefixesLiveSideBySide() throws IOException {
        store.storeNewer(List.of(Lists.of("u", 9)));
        RedisOptions otherOptions = options.withPrefix("rc2");
        try (var other = new RedisCandidateStore(otherOptions, TTL);
                var otherReader = CandidateReader.open(otherOptions)) {
            other.storeNewer(List.of(Lists.of("u", 1), Lists.of("w", 1)));
            assertThat(otherReader.merged("u")).map(StoredList::version).contains(Lists.version(1));
            assertThat(users(otherReader)).containsExactlyInAnyOrder("u", "w");
        }
        assertThat(reader.merged("u")).map(StoredList::version).contains(Lists.version(9));
        assertThat(users(reader)).containsExactly("u");
    }

    @Test
    void listsOfChannelsThatAreNoLongerServedAreRemoved() throws IOException {
        List<Candidate> list = List.of(new Candidate("i", 1f, "u"));
        store.storeNewer(List.of(Lists.of("u", 1, list, Map.of("ucf", list, "icf", list))));
        assertThat(reader.lists("u")).containsOnlyKeys("merged", "ucf", "icf");
        store.storeNewer(List.of(Lists.of("u", 2, list, Map.of("icf", list))));
        assertThat(reader.lists("u")).containsOnlyKeys("merged", "icf");
    }

    @Test
    void ofAUserMergedIntoAnotherOnlyTheOthersIdIsLeft() throws IOException {
        List<Candidate> list = List.of(new Candidate("i", 1f, "u"));
        store.storeNewer(List.of(Lists.of("anon", 5, list, Map.of("ucf", list)), Lists.of("ann / 7%", 9)));
        assertThat(reader.mergedInto("anon")).isEmpty();
        assertThat(store.storeNewer(List.of(Lists.mergedInto("anon", "ann / 7%", 4))))
                .isEqualTo(new CandidateStore.Result(0, 1, false));
        store.storeNewer(List.of(Lists.mergedInto("anon", "ann / 7%", 6)));
        assertThat(redis.hkeys("rc:u:anon")).containsExactlyInAnyOrder("merged", "merged-into");
        assertThat(redis.hget("rc:u:anon", "merged-into")).isEqualTo("ann%20%2F%207%25");
        assertThat(reader.merged("anon").orElseThrow().candidates()).isEmpty();
        assertThat(reader.mergedInto("anon")).contains("ann / 7%");
        assertThat(users(reader)).containsExactly("ann / 7%");
        assertThat(reader.someUsers(10)).containsExactly("ann / 7%");
        store.storeNewer(List.of(Lists.of("anon", 7)));
        assertThat(reader.mergedInto("anon")).as("new lists").isEmpty();
        assertThat(users(reader)).containsExactlyInAnyOrder("anon", "ann / 7%");
    }

    @Test
    void everyUserIdHasItsOwnKey() throws IOException {
        List<String> ids = List.of("", "ü", "a:b", "{a}", "a b", "\0", "\r\n", "*", "%41", "A", "\ud800", "?", "😀");
        List<Candidates> lists = ids.stream().map(id -> Lists.of(id, 1)).toList();
        assertThat(store.storeNewer(lists)).isEqualTo(new CandidateStore.Result(ids.size(), 0, false));
        assertThat(users(reader)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ids).allSatisfy(id -> assertThat(reader.merged(id)).isPresent());
    }

    @Test
    void foreignValuesAreReplaced() throws IOException {
        redis.set("rc:u:u", "not a hash");
        redis.hset("rc:u:v", "merged", "zzz");
        assertThat(store.storeNewer(List.of(Lists.of("u", 1), Lists.of("v", 1))))
                .isEqualTo(new CandidateStore.Result(2, 0, false));
        assertThat(reader.merged("v")).isPresent();
    }

    @Test
    void aFullRedisRefusesListsUntilThereIsRoom() throws IOException {
        store.storeNewer(List.of(Lists.of("u", 1)));
        long before = usedMemory();
        redis.configSet("maxmemory", Long.toString(before + 4_000_000));
        try {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            store.storeNewer(longLists("v" + i + "-"));
                        }
                    })
                    .isInstanceOf(StoreFullException.class)
                    .hasMessageContaining("OOM");
            // One batch may exceed the limit, because Redis checks it before each command.
            assertThat(usedMemory()).isLessThan(before + 6_000_000);
            // The limit includes buffers of connections, whose size varies.
            redis.configSet("maxmemory", Long.toString(before));
            assertThatThrownBy(() -> store.storeNewer(List.of(Lists.of("u", 2))))
                    .isInstanceOf(StoreFullException.class);
            assertThat(reader.merged("u"))
                    .as("nothing is removed to make room")
                    .map(StoredList::version)
                    .contains(Lists.version(1));
        } finally {
            redis.configSet("maxmemory", "0");
        }
        assertThat(store.storeNewer(List.of(Lists.of("u", 2)))).isEqualTo(new CandidateStore.Result(1, 0, false));
    }

    @Test
    void aBatchThatFillsRedisIsStoredInPartAndARetryStoresAll() throws IOException {
        List<Candidates> batch = IntStream.range(0, 10)
                .mapToObj(i -> longLists("v" + i + "-"))
                .flatMap(List::stream)
                .toList();
        redis.configSet("maxmemory", Long.toString(usedMemory() + 1_500_000));
        try {
            assertThatThrownBy(() -> store.storeNewer(batch)).isInstanceOf(StoreFullException.class);
            assertThat(users(reader)).hasSizeBetween(1, batch.size() - 1);
        } finally {
            redis.configSet("maxmemory", "0");
        }
        assertThat(store.storeNewer(batch)).isEqualTo(new CandidateStore.Result(batch.size(), 0, false));
    }

    @Test
    void aFullRedisKeepsAForeignValue() {
        redis.set("rc:u:u", "not a hash");
        redis.configSet("maxmemory", "1");
        try {
            assertThatThrownBy(() -> store.storeNewer(List.of(Lists.of("u", 1))))
                    .isInstanceOf(StoreFullException.class);
            assertThat(redis.get("rc:u:u")).isEqualTo("not a hash");
        } finally {
            redis.configSet("maxmemory", "0");
        }
    }

    private List<Candidates> longLists(String users) {
        List<Candidate> list = IntStream.range(0, 400)
                .mapToObj(i -> new Candidate("item-" + i, 400 - i, "u"))
                .toList();
        return IntStream.range(0, 100)
                .mapToObj(i -> Lists.of(users + i, 1, list, Map.of()))
                .toList();
    }

    private long usedMemory() {
        return redis.info("memory")
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .mapToLong(line -> Long.parseLong(line.substring("used_memory:".length())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aHundredCandidatesTakeOneToThreeKilobytes() throws IOException {
        List<Candidate> hundred = IntStream.range(0, 100)
                .mapToObj(i -> new Candidate("item" + (100_000 + i), 1f / (i + 1.37f), "uis"))
                .toList();
        store.storeNewer(List.of(Lists.of("u", 1, hundred, Map.of())));
        assertThat(reader.bytesOf("u")).isBetween(1_024L, 3_072L);
        assertThat(reader.bytesOf("nobody")).isZero();
        assertThat(reader.merged("u")).map(list -> list.candidates().size()).contains(100);
    }

    @Test
    void sharedListsAreReplacedByLaterOnes() throws IOException {
        sharedStore.storeShared(RedisKeys.cluster(3), shared(10), Map.of());
        sharedStore.storeShared(RedisKeys.cluster(3), shared(9), Map.of());
        assertThat(reader.cluster(3)).contains(shared(10));
        sharedStore.storeShared(RedisKeys.cluster(3), shared(1_700_000_000_000L), Map.of());
        assertThat(reader.cluster(3)).contains(shared(1_700_000_000_000L));
        assertThat(reader.hot()).isEmpty();
    }

    /** Of a job whose clock was ahead for a while: else no list would be stored until then. */
    @Test
    void aSharedListOfAnInstantFarAheadIsReplaced() throws IOException {
        long now = 1_700_000_000_000L;
        sharedStore.storeShared(RedisKeys.HOT, shared(now + 365L * 86_400_000), Map.of());
        sharedStore.storeShared(RedisKeys.HOT, shared(now), Map.of());
        assertThat(reader.hot()).contains(shared(now));
    }

    @Test
    void aRemovedClusterLeavesNothing() throws IOException {
        for (int cluster : List.of(3, 4)) {
            sharedStore.storeShared(RedisKeys.cluster(cluster), shared(10), Map.of("weights", "w"));
            sharedStore.storeSummary(cluster, new ClusterSummary(10, 2, List.of()));
        }
        sharedStore.removeCluster(3);
        sharedStore.removeCluster(5);
        assertThat(reader.clusters()).containsOnlyKeys(4);
        assertThat(redis.keys("rc:*")).containsExactlyInAnyOrder("rc:clusters", "rc:c:4");
        sharedStore.removeCluster(4);
        assertThat(redis.keys("rc:*")).isEmpty();
        redis.set("rc:clusters", "somebody else's");
        sharedStore.removeCluster(4);
        assertThat(redis.get("rc:clusters")).as("the next summary replaces it").isNotNull();
    }

    @Test
    void oldAndForeignSummariesAreRemoved() throws IOException {
        sharedStore.removeSummariesBefore(11);
        sharedStore.storeSummary(3, new ClusterSummary(10, 2, List.of()));
        sharedStore.storeSummary(4, new ClusterSummary(11, 2, List.of()));
        redis.hset("rc:clusters", "news", "42");
        sharedStore.removeSummariesBefore(11);
        assertThat(redis.hkeys("rc:clusters")).containsExactly("4");
        sharedStore.removeSummariesBefore(11);
        assertThat(reader.clusters()).containsOnlyKeys(4);
        redis.set("rc:clusters", "somebody else's");
        sharedStore.removeSummariesBefore(11);
    }

    @Test
    void readersReadOnlyChangesOfTakeDowns() throws IOException {
        var known = new DownSet();
        DownHead head = sharedStore.replaceDown(List.of("a:ü", "b"));
        sharedStore.readDown(known);
        assertThat(known.items()).containsExactlyInAnyOrder("a:ü", "b");
        head = sharedStore.appendDown(
                head, List.of(change(DownChange.Kind.BACK, "a:ü"), change(DownChange.Kind.DOWN, "c")));
        List<String> asked = new ArrayList<>();
        var log = new DownLog(connection, "rc:down", new LongAdder());
        known.update(from -> {
            asked.add(from);
            return log.page(from);
        });
        assertThat(known.items()).containsExactlyInAnyOrder("b", "c");
        assertThat(asked).hasSize(1).doesNotContain("-inf");
        sharedStore.appendDown(head, List.of(change(DownChange.Kind.OUTDATED, "b")));
        assertThat(reader.down()).containsExactly("c");
        assertThat(reader.isDown("c")).isTrue();
        assertThat(reader.isDown("a:ü")).isFalse();
    }

    @Test
    void aWriterThatDoesNotKnowTheEndOfTheLogWritesNothing() throws IOException {
        DownHead first = sharedStore.replaceDown(List.of("a"));
        DownHead second = sharedStore.appendDown(first, List.of(change(DownChange.Kind.DOWN, "b")));
        assertThat(sharedStore.appendDown(first, List.of(change(DownChange.Kind.DOWN, "c"))))
                .isEqualTo(DownHead.NONE);
        redis.zadd("rc:down", 1_000, "foreign");
        assertThat(sharedStore.appendDown(second, List.of())).isEqualTo(DownHead.NONE);
        redis.set("rc:down", "another type");
        assertThat(sharedStore.appendDown(second, List.of())).isEqualTo(DownHead.NONE);
        redis.del("rc:down");
        assertThat(sharedStore.appendDown(second, List.of())).isEqualTo(DownHead.NONE);
    }

    @Test
    void foreignValuesUnderSharedKeysAreReplacedAndCounted() throws IOException {
        for (String key : List.of("rc:down", "rc:clusters", "rc:hot")) {
            redis.set(key, "somebody else's");
        }
        sharedStore.replaceDown(List.of("a"));
        sharedStore.storeSummary(3, new ClusterSummary(1, 2, List.of()));
        sharedStore.storeShared(RedisKeys.HOT, shared(1), Map.of());
        assertThat(reader.down()).containsExactly("a");
        assertThat(reader.clusters()).containsOnlyKeys(3);
        assertThat(reader.hot()).contains(shared(1));
        assertThat(sharedStore.foreignReplaced()).isEqualTo(3);
        redis.zadd("rc:down", Double.POSITIVE_INFINITY, "news:42");
        sharedStore.replaceDown(List.of("b"));
        assertThat(redis.zcard("rc:down")).isEqualTo(2);
        assertThat(reader.down()).containsExactly("b");
        assertThat(sharedStore.foreignReplaced()).isEqualTo(4);
    }

    @Test
    void aFullRedisRefusesTakeDownsToo() throws IOException {
        DownHead head = sharedStore.replaceDown(List.of("a"));
        redis.configSet("maxmemory", "1");
        try {
            assertThatThrownBy(() -> sharedStore.appendDown(head, List.of(change(DownChange.Kind.DOWN, "b"))))
                    .isInstanceOf(StoreFullException.class);
            assertThatThrownBy(() -> sharedStore.replaceDown(List.of("b"))).isInstanceOf(StoreFullException.class);
            assertThat(sharedStore.appendDown(head, List.of())).isEqualTo(head);
            assertThat(reader.down()).containsExactly("a");
        } finally {
            redis.configSet("maxmemory", "0");
        }
    }

    private static DownChange change(DownChange.Kind kind, String itemId) {
        return new DownChange(kind, itemId);
    }

    @Test
    void anOutageIsAnIOExceptionAndTheStoreRecovers() throws IOException {
        try (EmbeddedRedis other = EmbeddedRedis.start();
                var away = new RedisCandidateStore(RedisOptions.at(other.host(), other.port()), TTL)) {
            away.storeNewer(List.of(Lists.of("u", 1)));
            other.stop();
            assertThatThrownBy(() -> away.storeNewer(List.of(Lists.of("u", 2)))).isInstanceOf(IOException.class);
            // Opening must not need a Redis that is up.
            try (var late = new RedisCandidateStore(RedisOptions.at(other.host(), other.port()), TTL)) {
                assertThatThrownBy(() -> late.storeNewer(List.of(Lists.of("u", 2))))
                        .isInstanceOf(IOException.class);
                other.restartEmpty();
                assertThat(late.storeNewer(List.of(Lists.of("u", 1))))
                        .isEqualTo(new CandidateStore.Result(1, 0, false));
            }
        }
    }

    private static StoredList shared(long generatedAtMillis) {
        return new StoredList(Version.NONE, generatedAtMillis, List.of(new Candidate("i", 1f, "h")));
    }

    private static Set<String> users(CandidateReader reader) {
        Set<String> users = new HashSet<>();
        reader.forEachUser(users::add);
        return users;
    }
}
