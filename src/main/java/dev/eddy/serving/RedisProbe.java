package dev.eddy.serving;

import java.io.IOException;
import javax.net.ssl.SSLException;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Asks Redis whether it is there, and whether it lets us in. */
public final class RedisProbe {
    private RedisProbe() {}

    /**
     * Asks once.
     *
     * @throws IOException when nobody answers, which may pass
     * @throws IllegalArgumentException when Redis refuses us, or we Redis: that won't pass by itself
     */
    public static void ask(RedisOptions options) throws IOException {
        try (UnifiedJedis redis = RedisConnection.open(options)) {
            redis.ping();
        } catch (JedisDataException e) {
            throw refused(options, e.getMessage(), e);
        } catch (JedisException e) {
            Throwable cause = e;
            while (cause.getCause() != null && cause.getCause() != cause) {
                cause = cause.getCause();
                if (cause instanceof SSLException || cause instanceof JedisDataException) {
                    throw refused(options, cause.getMessage(), e);
                }
            }
            throw new IOException("no Redis at " + options.nodes() + ": " + cause.getMessage(), e);
        }
    }

    private static IllegalArgumentException refused(RedisOptions options, String reason, Throwable cause) {
        return new IllegalArgumentException(
                "Redis at " + options.nodes() + " can't be used: " + reason
                        + "; see redis.user, redis.password-file and redis.tls",
                cause);
    }
}
