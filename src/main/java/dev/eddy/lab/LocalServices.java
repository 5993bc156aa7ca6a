package dev.eddy.lab;

import dev.eddy.client.RedisOptions;
import dev.eddy.job.FlinkSettings;
import dev.eddy.ops.EmbeddedFlink;
import org.apache.flink.configuration.Configuration;

/** A broker, Redis and Flink in this process, on free ports, gone without a trace when closed. */
record LocalServices(EmbeddedKafka kafka, EmbeddedRedis redis, EmbeddedFlink flink) implements AutoCloseable {

    /** @param given settings of Flink that add to, or replace, the usual ones */
    static LocalServices start(int slots, Configuration given) throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start();
        EmbeddedRedis redis = null;
        try {
            redis = EmbeddedRedis.start();
            Configuration settings = FlinkSettings.local(slots);
            settings.addAll(given);
            return new LocalServices(kafka, redis, EmbeddedFlink.start(1, slots, settings));
        } catch (Exception e) {
            if (redis != null) {
                redis.close();
            }
            kafka.close();
            throw e;
        }
    }

    RedisOptions redisOptions() {
        return RedisOptions.at(redis.host(), redis.port());
    }

    @Override
    public void close() {
        try (kafka;
                redis;
                flink) {
            // Flink ends first, then what its jobs use.
        }
    }
}
