package dev.eddy.serving;

import dev.eddy.client.RedisKeys;
import dev.eddy.client.jedis.RedisConnection;
import dev.eddy.client.jedis.RedisFailure;
import dev.eddy.option.RedisOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.exceptions.JedisException;

/** The lease in one key of Redis, which expires. */
public final class RedisLeaseStore implements LeaseStore {
    /** The first part of the value names the owner. */
    private static final RedisScript CLAIM = RedisScript.of("""
            local stored = redis.call('GET', KEYS[1])
            if stored and string.sub(stored, 1, #ARGV[1] + 1) ~= ARGV[1] .. ';' then
              return stored
            end
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
            return ARGV[2]
            """);

    private static final RedisScript RELEASE = RedisScript.of("""
            local stored = redis.call('GET', KEYS[1])
            if stored and string.sub(stored, 1, #ARGV[1] + 1) == ARGV[1] .. ';' then
              redis.call('DEL', KEYS[1])
            end
            return ''
            """);

    private final RedisOptions options;
    private final String key;
    private final String expiryMillis;
    private final RedisConnection connection;

    /** Connects at the first claim. */
    public RedisLeaseStore(RedisOptions options, Duration expiry) {
        this.options = options;
        this.key = new RedisKeys(options.prefix()).writer();
        this.expiryMillis = Long.toString(expiry.toMillis());
        this.connection = RedisConnection.to(options);
    }

    /** Throws {@link IllegalArgumentException} when the key has a value that is not a lease. */
    @Override
    public LeaseClaim claim(LeaseClaim own) throws IOException {
        String stored = run(CLAIM, own.writer().instance(), own.encode(), expiryMillis);
        try {
            return LeaseClaim.decode(stored);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "key " + key + " in Redis at " + options.nodes() + " is " + e.getMessage() + "; delete it", e);
        }
    }

    @Override
    public void release(WriterName writer) throws IOException {
        run(RELEASE, writer.instance());
    }

    private String run(RedisScript script, String... arguments) throws IOException {
        try {
            return String.valueOf(script.run(connection.commands(), key, List.of(arguments)));
        } catch (JedisException e) {
            throw new IOException(RedisFailure.refusal(options, e).orElseGet(() -> RedisFailure.outage(options, e)), e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
