package dev.eddy.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.client.CandidateReader;
import dev.eddy.client.RecallClient;
import dev.eddy.client.StoredList;
import dev.eddy.lab.EmbeddedRedis;
import dev.eddy.lab.Waiting;
import dev.eddy.option.RedisOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** A master, a replica and a Sentinel, each with a password. */
class RedisSentinelITCase {
    private static final String MASTER = "lists";
    private static final String PASSWORD = "hush-Redis";
    private static final String SENTINEL_PASSWORD = "hush-Sentinel";

    @TempDir
    private Path folder;

    private EmbeddedRedis master;
    private EmbeddedRedis replica;
    private EmbeddedRedis sentinel;
    private Path password;
    private Path sentinelPassword;

    @BeforeEach
    void start() throws IOException {
        password = Files.writeString(folder.resolve("password"), PASSWORD);
        sentinelPassword = Files.writeString(folder.resolve("sentinel-password"), SENTINEL_PASSWORD);
        List<String> secured = List.of("--requirepass", PASSWORD, "--masterauth", PASSWORD);
        master = EmbeddedRedis.start(port -> secured);
        replica = EmbeddedRedis.start(port -> List.of(
                "--requirepass",
                PASSWORD,
                "--masterauth",
                PASSWORD,
                "--replicaof",
                master.host(),
                Integer.toString(master.port())));
        // The Sentinel writes its findings to this file.
        Path settings = Files.writeString(folder.resolve("sentinel.conf"), """
                requirepass %1$s
                sentinel monitor %2$s %3$s %4$d 1
                sentinel auth-pass %2$s %5$s
                sentinel down-after-milliseconds %2$s 1000
                """.formatted(
                        SENTINEL_PASSWORD, MASTER, master.host(), master.port(), PASSWORD));
        sentinel = EmbeddedRedis.start(port -> List.of(settings.toString(), "--sentinel"));
        await(this::knowsReplica);
    }

    @AfterEach
    void stop() {
        sentinel.close();
        replica.close();
        master.close();
    }

    @Test
    void theStoreGoesOnWithTheNextMaster() throws IOException {
        RedisOptions options = options(MASTER, sentinelPassword);
        RedisProbe.ask(options);
        try (var store = new RedisCandidateStore(options, Duration.ofDays(1));
                var sharedStore = new RedisSharedStore(options, Duration.ofDays(1));
                var reader = CandidateReader.open(options);
                var client = RecallClient.open(options, Lists.ANY_AGE)) {
            store.storeNewer(List.of(Lists.of("u", 1)));
            assertThat(reader.merged("u")).map(StoredList::version).contains(Lists.version(1));
            assertThat(client.recall("u").version()).isEqualTo(Lists.version(1));
            master.stop();
            assertThatThrownBy(() -> store.storeNewer(List.of(Lists.of("u", 2))))
                    .isInstanceOf(IOException.class);
            await(() -> stores(store, 3));
            assertThat(reader.merged("u")).map(StoredList::version).contains(Lists.version(3));
            assertThat(client.recall("u").version()).isEqualTo(Lists.version(3));
            sharedStore.replaceDown(List.of("i"));
            assertThat(reader.down()).containsExactly("i");
        }
    }

    @Test
    void whatSentinelsRefuseIsSaid() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong"), "wrong");
        assertThatThrownBy(() -> RedisProbe.ask(options(MASTER, wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(address(sentinel), "WRONGPASS", "internal.redis.sentinel-password-file");
        assertThatThrownBy(() -> RedisProbe.ask(options("others", sentinelPassword)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(address(sentinel), "no master others", "redis.sentinel-master");
        assertThatThrownBy(() -> RedisProbe.ask(
                        Secured.at(address(replica)).user("", password).options()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(address(replica), "READONLY", "redis.mode");
        sentinel.stop();
        assertThatThrownBy(() -> RedisProbe.ask(options(MASTER, sentinelPassword)))
                .isInstanceOf(IOException.class)
                .hasMessage("no Redis at " + address(sentinel) + ": Connection refused");
    }

    private RedisOptions options(String name, Path secret) {
        return Secured.at(address(sentinel))
                .sentinel(name, secret)
                .user("", password)
                .options();
    }

    private static boolean stores(RedisCandidateStore store, long sequence) {
        try {
            return store.storeNewer(List.of(Lists.of("u", sequence))).written() == 1;
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean knowsReplica() {
        try (Jedis asked = new Jedis(sentinel.host(), sentinel.port())) {
            asked.auth(SENTINEL_PASSWORD);
            List<Map<String, String>> replicas = asked.sentinelReplicas(MASTER);
            return replicas.size() == 1 && "ok".equals(replicas.get(0).get("master-link-status"));
        }
    }

    private static void await(BooleanSupplier condition) {
        Waiting.until("the master", Duration.ofMinutes(1), condition);
    }

    private static String address(EmbeddedRedis redis) {
        return redis.host() + ":" + redis.port();
    }
}
