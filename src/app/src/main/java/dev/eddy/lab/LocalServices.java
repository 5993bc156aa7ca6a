package dev.eddy.lab;

import dev.eddy.job.FlinkSettings;
import dev.eddy.ops.EmbeddedFlink;
import dev.eddy.option.RedisOptions;
import org.apache.flink.configuration.Configuration;

/** A broker, Redis and Flink on free ports; {@link #close} stops them and deletes their files. */
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
            // Flink closes first, then the services that its jobs use.
        }
    }
}
