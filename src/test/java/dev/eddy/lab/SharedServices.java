package dev.eddy.lab;

import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.RecallOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.option.Options;
import dev.eddy.serving.ServingOptions;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.Admin;

/**
 * One broker, Redis and Flink for all tests of this JVM, started by the first and stopped at its exit: to start and stop them
 * takes seconds. Each test has topics and a consumer group of its own, and finds Redis empty. One test at a time.
 */
public final class SharedServices {
    private static final int SLOTS = 2;

    private static LocalServices services;
    private static int starts;

    private SharedServices() {}

    /** As {@link LocalEddy#start(RecallOptions, int, ServingOptions.Channels)}, with at most two tasks per stage. */
    public static LocalEddy start(RecallOptions recall, int parallelism, ServingOptions.Channels channels)
            throws Exception {
        return start(recall, parallelism, channels, Map.of());
    }

    /**
     * As the other one.
     *
     * @param more options of the job that are not to be as shipped, by key
     */
    public static LocalEddy start(
            RecallOptions recall, int parallelism, ServingOptions.Channels channels, Map<String, String> more)
            throws Exception {
        if (services == null) {
            services = LocalServices.start(SLOTS, new Configuration());
        } else {
            services.redis().restartEmpty();
        }
        KafkaOptions kafka = ownTopics(services.kafka().bootstrapServers(), ++starts);
        JobOptions options = JobOptions.of(
                        kafka,
                        services.redisOptions(),
                        recall,
                        Options.defaults(ServingOptions.class).withChannels(channels))
                .with(more);
        return LocalEddy.on(services, options, parallelism, () -> delete(kafka));
    }

    private static KafkaOptions ownTopics(String bootstrapServers, int number) {
        return Options.with(
                KafkaOptions.at(bootstrapServers),
                Map.of("kafka.group", "eddy-" + number, "kafka.topics.prefix", number + "-"));
    }

    private static void delete(KafkaOptions kafka) {
        try (Admin admin = Admin.create(Map.copyOf(kafka.client()))) {
            Topics.get(admin.deleteTopics(kafka.topics(Topic.values())).all(), "delete the topics of a test", kafka);
        }
    }
}
