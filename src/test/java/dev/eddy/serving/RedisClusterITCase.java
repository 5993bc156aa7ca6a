package dev.eddy.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.client.CandidateReader;
import dev.eddy.client.DownChange;
import dev.eddy.client.DownHead;
import dev.eddy.client.Recall;
import dev.eddy.client.RecallClient;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import dev.eddy.client.Version;
import dev.eddy.lab.EmbeddedRedis;
import dev.eddy.lab.Waiting;
import dev.eddy.option.RedisOptions;
import dev.eddy.recall.Candidates;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.util.JedisClusterCRC16;

/** A Redis Cluster of three nodes, each with a third of the slots and no replica. */
class RedisClusterITCase {
    private static final Duration TTL = Duration.ofDays(7);
    private static final int NODES = 3;

    private final List<EmbeddedRedis> servers = new ArrayList<>();
    private RedisOptions options;
    private RedisCandidateStore store;
    private RedisSharedStore sharedStore;
    private CandidateReader reader;

    @BeforeEach
    void formTheCluster() {
        for (int i = 0; i < NODES; i++) {
            servers.add(
                    EmbeddedRedis.start(port -> List.of("--cluster-enabled", "yes", "--cluster-node-timeout", "1000")));
        }
        for (int i = 0; i < NODES; i++) {
            int from = Protocol.CLUSTER_HASHSLOTS * i / NODES;
            int to = Protocol.CLUSTER_HASHSLOTS * (i + 1) / NODES;
            try (Jedis node = node(i)) {
                node.clusterAddSlots(IntStream.range(from, to).toArray());
                node.clusterMeet(servers.get(0).host(), servers.get(0).port());
            }
        }
        await(this::isWhole);
        // The others are found through any of them.
        options = Secured.at(address(0) + "," + address(1)).cluster().options();
        store = new RedisCandidateStore(options, TTL);
        sharedStore = new RedisSharedStore(options, TTL);
        reader = CandidateReader.open(options);
    }

    @AfterEach
    void stop() {
        store.close();
        sharedStore.close();
        reader.close();
        servers.forEach(EmbeddedRedis::close);
    }

    @Test
    void listsAreStoredOnAllNodesAndRead() throws IOException {
        RedisProbe.ask(options);
        Set<String> users = IntStream.range(0, 300).mapToObj(i -> "u" + i).collect(Collectors.toSet());
        assertThat(store.storeNewer(lists(users, 2))).isEqualTo(new CandidateStore.Result(300, 0, false));
        assertThat(store.storeNewer(lists(users, 1))).isEqualTo(new CandidateStore.Result(0, 300, false));
        assertThat(users)
                .allSatisfy(user ->
                        assertThat(reader.merged(user)).map(StoredList::version).contains(Lists.version(2)));
        try (RecallClient client = RecallClient.open(options, Lists.ANY_AGE)) {
            assertThat(client.recallAll(users))
                    .hasSize(300)
                    .allSatisfy((user, recall) -> assertThat(recall.version()).isEqualTo(Lists.version(2)));
            assertThat(client.recall("u0").origin()).isEqualTo(Recall.Origin.USER);
        }
        for (int i = 0; i < NODES; i++) {
            try (Jedis node = node(i)) {
                assertThat(node.dbSize()).isGreaterThan(50);
            }
        }
        Set<String> found = new HashSet<>();
        reader.forEachUser(found::add);
        assertThat(found).isEqualTo(users);
        store.storeNewer(users.stream()
                .map(user -> Lists.mergedInto("anonymous-" + user, user, 1))
                .toList());
        try (RecallClient client = RecallClient.open(options, Lists.ANY_AGE)) {
            assertThat(client.recallAll(
                            users.stream().map(user -> "anonymous-" + user).toList()))
                    .hasSize(300)
                    .allSatisfy((user, recall) -> assertThat(recall.version()).isEqualTo(Lists.version(2)));
        }
    }

    @Test
    void whatAllUsersShareIsStoredAndRead() throws IOException {
        var list = new StoredList(Version.NONE, 1, List.of());
        for (int cluster = 0; cluster < 20; cluster++) {
            sharedStore.storeShared(RedisKeys.cluster(cluster), list, Map.of());
            assertThat(reader.cluster(cluster)).contains(list);
        }
        DownHead head = sharedStore.replaceDown(List.of("a", "b"));
        sharedStore.appendDown(head, List.of(new DownChange(DownChange.Kind.BACK, "a")));
        assertThat(reader.down()).containsExactly("b");
    }

    @Test
    void oneNodeThatLostItsListsIsNoticedOnce() throws IOException {
        List<String> users = IntStream.range(0, 30).mapToObj(i -> "u" + i).toList();
        assertThat(store.storeNewer(lists(users, 1))).isEqualTo(new CandidateStore.Result(30, 0, false));
        try (Jedis node = node(1)) {
            node.flushAll();
        }
        assertThat(store.storeNewer(lists(users, 2))).isEqualTo(new CandidateStore.Result(30, 0, true));
        assertThat(store.storeNewer(lists(users, 3))).isEqualTo(new CandidateStore.Result(30, 0, false));
    }

    @Test
    void aSlotThatMovesIsFollowed() throws IOException {
        List<String> users = IntStream.range(0, 30).mapToObj(i -> "u" + i).toList();
        store.storeNewer(lists(users, 1));
        int slot = JedisClusterCRC16.getSlot("rc:u:u0");
        int owner = slot * NODES / Protocol.CLUSTER_HASHSLOTS;
        int other = (owner + 1) % NODES;
        try (Jedis from = node(owner);
                Jedis to = node(other)) {
            // While it moves, a key that its node no longer has is asked for at the other.
            to.clusterSetSlotImporting(slot, from.clusterMyId());
            from.clusterSetSlotMigrating(slot, to.clusterMyId());
            from.del("rc:u:u0");
            assertThat(store.storeNewer(lists(users, 2))).isEqualTo(new CandidateStore.Result(30, 0, false));
            assertThat(reader.merged("u0")).map(StoredList::version).contains(Lists.version(2));
            to.clusterSetSlotNode(slot, to.clusterMyId());
            from.clusterSetSlotNode(slot, to.clusterMyId());
        }
        assertThat(store.storeNewer(lists(users, 3))).isEqualTo(new CandidateStore.Result(30, 0, false));
        assertThat(reader.merged("u0")).map(StoredList::version).contains(Lists.version(3));
    }

    @Test
    void theLossOfANodeIsAnOutageThatEndsByItself() throws IOException {
        List<String> users = IntStream.range(0, 30).mapToObj(i -> "u" + i).toList();
        store.storeNewer(lists(users, 1));
        servers.get(1).stop();
        assertThatThrownBy(() -> store.storeNewer(lists(users, 2))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> RedisProbe.ask(options)).isInstanceOf(IOException.class);
        servers.get(1).restartEmpty();
        await(() -> stores(users, 3));
        assertThat(reader.merged("u0")).map(StoredList::version).contains(Lists.version(3));
    }

    @Test
    void openingNeedsNoClusterThatIsUp() throws IOException {
        servers.forEach(EmbeddedRedis::stop);
        try (var late = new RedisCandidateStore(options, TTL)) {
            assertThatThrownBy(() -> late.storeNewer(lists(List.of("u"), 1))).isInstanceOf(IOException.class);
            servers.forEach(EmbeddedRedis::restartEmpty);
            await(() -> stores(late, List.of("u"), 1));
        }
    }

    @Test
    void anotherModeIsRefusedWithItsName() {
        assertThatThrownBy(() -> RedisProbe.ask(Secured.at(address(0)).options()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(address(0), "set redis.mode to cluster");
        try (EmbeddedRedis single = EmbeddedRedis.start()) {
            String address = single.host() + ":" + single.port();
            assertThatThrownBy(
                            () -> RedisProbe.ask(Secured.at(address).cluster().options()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll(address, "cluster support disabled", "redis.mode");
        }
    }

    private boolean stores(List<String> users, long sequence) {
        return stores(store, users, sequence);
    }

    private static boolean stores(RedisCandidateStore store, List<String> users, long sequence) {
        try {
            store.storeNewer(lists(users, sequence));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean isWhole() {
        return IntStream.range(0, NODES).allMatch(i -> {
            try (Jedis node = node(i)) {
                return node.clusterInfo().contains("cluster_state:ok")
                        && node.clusterInfo().contains("cluster_slots_ok:" + Protocol.CLUSTER_HASHSLOTS);
            }
        });
    }

    private static void await(BooleanSupplier condition) {
        Waiting.until("the cluster", Duration.ofMinutes(1), condition);
    }

    private Jedis node(int i) {
        return new Jedis(servers.get(i).host(), servers.get(i).port());
    }

    private String address(int i) {
        return servers.get(i).host() + ":" + servers.get(i).port();
    }

    private static List<Candidates> lists(Collection<String> users, long sequence) {
        return users.stream().map(user -> Lists.of(user, sequence)).toList();
    }
}
