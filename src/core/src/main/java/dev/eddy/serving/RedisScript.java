package dev.eddy.serving;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.util.SafeEncoder;

/** A Lua script for Redis, and the SHA-1 of its text, by which Redis calls it after its first run. */
record RedisScript(String text, String sha1) {

    static RedisScript of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return new RedisScript(text, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /** Adds a call to a pipeline, by its hash or by its text. */
    Response<Object> add(AbstractPipeline pipeline, boolean byHash, List<byte[]> keys, List<byte[]> arguments) {
        return byHash
                ? pipeline.evalsha(SafeEncoder.encode(sha1), keys, arguments)
                : pipeline.eval(SafeEncoder.encode(text), keys, arguments);
    }

    /** Runs it by its hash, or by its text if Redis does not know the hash; texts in the answer are bytes. */
    Object run(UnifiedJedis redis, List<byte[]> keys, List<byte[]> arguments) {
        try {
            return redis.evalsha(SafeEncoder.encode(sha1), keys, arguments);
        } catch (JedisNoScriptException e) {
            return redis.eval(SafeEncoder.encode(text), keys, arguments);
        }
    }

    /** As the other, with texts. */
    Object run(UnifiedJedis redis, String key, List<String> arguments) {
        try {
            return redis.evalsha(sha1, List.of(key), arguments);
        } catch (JedisNoScriptException e) {
            return redis.eval(text, List.of(key), arguments);
        }
    }
}
