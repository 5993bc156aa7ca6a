package dev.eddy.serving;

import dev.eddy.client.jedis.RedisFailure;
import java.io.IOException;
import redis.clients.jedis.exceptions.JedisException;

/** The store has reached its memory limit. Trying again can help: lists expire, and the limit can be raised. */
final class StoreFullException extends IOException {
    StoreFullException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The exception for a failure of Redis: this one when Redis is full, else a plain {@link IOException}. */
    static IOException orOther(String failed, JedisException reason) {
        String message = failed + ": " + reason.getMessage();
        return RedisFailure.isFull(reason) ? new StoreFullException(message, reason) : new IOException(message, reason);
    }
}
