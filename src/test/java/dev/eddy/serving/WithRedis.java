package dev.eddy.serving;

import dev.eddy.client.CandidateReader;
import dev.eddy.client.jedis.RedisConnection;
import dev.eddy.lab.EmbeddedRedis;
import dev.eddy.option.RedisOptions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import redis.clients.jedis.UnifiedJedis;

/** A Redis for the tests of a class, emptied before each, with stores and a reader. */
public abstract class WithRedis {
    protected static final Duration TTL = Duration.ofDays(7);
    private static EmbeddedRedis server;
    protected RedisOptions options;
    protected RedisConnection connection;
    protected UnifiedJedis redis;
    protected RedisCandidateStore store;
    protected RedisSharedStore sharedStore;
    protected CandidateReader reader;

    @BeforeAll
    static void startRedis() {
        server = EmbeddedRedis.start();
    }

    @AfterAll
    static void stopRedis() {
        server.close();
    }

    @BeforeEach
    void open() {
        options = RedisOptions.at(server.host(), server.port());
        connection = RedisConnection.to(options);
        redis = connection.commands();
        redis.flushAll();
        store = new RedisCandidateStore(options, TTL);
        sharedStore = new RedisSharedStore(options, TTL);
        reader = CandidateReader.open(options);
    }

    @AfterEach
    void close() {
        connection.close();
        store.close();
        sharedStore.close();
        reader.close();
    }
}
