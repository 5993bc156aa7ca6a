package dev.eddy.serving;

import dev.eddy.scoring.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import redis.clients.jedis.ScanIteration;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Reads lists back from Redis; what is missing, corrupted or foreign reads as absent. Every method throws {@link
 * UncheckedIOException} when Redis can't be reached.
 */
public final class CandidateReader implements AutoCloseable {
    private static final int SCAN_COUNT = 1_000;

    private final UnifiedJedis redis;
    private final RedisKeys keys;

    private CandidateReader(UnifiedJedis redis, RedisKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    public static CandidateReader open(RedisOptions options) {
        return new CandidateReader(RedisConnection.open(options), new RedisKeys(options.prefix()));
    }

    /** The list a ranking service reads. */
    public Optional<StoredList> merged(String userId) {
        return list(keys.user(userId));
    }

    /** All of a user's lists by field: {@link RedisKeys#MERGED} and, where they are served, the channels. */
    public Map<String, StoredList> lists(String userId) {
        Map<String, StoredList> lists = new LinkedHashMap<>();
        read(() -> redis.hgetAll(keys.user(userId)))
                .forEach((field, text) -> CandidateCodec.decode(text).ifPresent(list -> lists.put(field, list)));
        return lists;
    }

    public Optional<Profile> profile(String userId) {
        return ProfileCodec.decode(read(() -> redis.hget(keys.user(userId), RedisKeys.PROFILE)));
    }

    /** The list for users nobody knows. */
    public Optional<StoredList> hot() {
        return list(keys.shared(RedisKeys.HOT));
    }

    public Optional<StoredList> cluster(int cluster) {
        return list(keys.shared(RedisKeys.cluster(cluster)));
    }

    /** Items taken down, to be subtracted from every list. */
    public Set<String> down() {
        return read(() -> redis.smembers(keys.down())).stream()
                .map(IdCodec::decode)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Passes on every user who has lists, in no order, while the store goes on changing; a user may come twice. */
    public void forEachUser(Consumer<String> action) {
        ScanIteration scan = redis.scanIteration(SCAN_COUNT, keys.everyUser());
        while (!scan.isIterationCompleted()) {
            read(() -> scan.nextBatch().getResult())
                    .forEach(key -> keys.userOf(key).ifPresent(action));
        }
    }

    @Override
    public void close() {
        redis.close();
    }

    private Optional<StoredList> list(String key) {
        return CandidateCodec.decode(read(() -> redis.hget(key, RedisKeys.MERGED)));
    }

    private static <T> T read(Supplier<T> call) {
        try {
            return call.get();
        } catch (JedisException e) {
            throw new UncheckedIOException(new IOException("could not read from Redis: " + e.getMessage(), e));
        }
    }
}
