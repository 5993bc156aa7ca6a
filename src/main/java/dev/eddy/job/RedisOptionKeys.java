package dev.eddy.job;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.eddy.client.RedisOptions;
import java.time.Duration;

/** Places the groups of {@link RedisOptions} directly under {@code redis.}, as {@code redis.user} or {@code redis.tls}. */
abstract class RedisOptionKeys {
    RedisOptionKeys(
            @JsonUnwrapped RedisOptions.Servers servers,
            String prefix,
            @JsonUnwrapped RedisOptions.Login login,
            @JsonUnwrapped(prefix = "sentinel-") RedisOptions.Login sentinelLogin,
            @JsonUnwrapped RedisOptions.Encryption encryption,
            Duration timeout) {}

    @JsonUnwrapped
    abstract RedisOptions.Servers servers();

    @JsonUnwrapped
    abstract RedisOptions.Login login();

    @JsonUnwrapped(prefix = "sentinel-")
    abstract RedisOptions.Login sentinelLogin();

    @JsonUnwrapped
    abstract RedisOptions.Encryption encryption();
}
