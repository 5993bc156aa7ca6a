package dev.eddy.job;

import dev.eddy.serving.RedisProbe;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;

/** Checks Kafka, its topics and Redis before the job starts. A running job could only restart. */
public final class Preflight {
    private Preflight() {}

    /**
     * Passes on problems that do not prevent a start as warnings. Throws {@link BadInputException} when the job cannot start:
     * one line with the problem, its place and the option.
     */
    public static void check(JobOptions options, Consumer<String> warnings) {
        checkKafka(options.kafka(), warnings);
        try {
            RedisProbe.ask(options.redis());
        } catch (IOException e) {
            // Lists wait in the job until Redis is there.
            warnings.accept(e.getMessage() + "; the job starts without it. Start it, or set redis.nodes");
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }

    private static void checkKafka(KafkaOptions kafka, Consumer<String> warnings) {
        try (Admin admin = Brokers.connect(kafka)) {
            Map<String, TopicDescription> topics = Topics.require(admin, kafka, kafka.topics(Topic.ofTheJob()));
            for (Topic topic : List.of(Topic.CENTRES, Topic.CONTROL, Topic.PROGRESS)) {
                int partitions = topics.get(kafka.topic(topic)).partitions().size();
                BadInputException.require(
                        partitions == 1,
                        "topic " + kafka.topic(topic) + " has " + partitions
                                + " partitions, but its records need one order: make it anew with 1");
            }
            checkSettings(admin, kafka, warnings);
        }
    }

    private static void checkSettings(Admin admin, KafkaOptions kafka, Consumer<String> warnings) {
        List<String> inputs = kafka.topics(Topic.inputs());
        List<String> asked = new ArrayList<>(inputs);
        asked.add(kafka.topic(Topic.DEAD_LETTERS));
        Map<ConfigResource, Config> settings;
        try {
            var resources = asked.stream().map(Preflight::resource).toList();
            settings = Topics.get(admin.describeConfigs(resources).all(), "read the settings of topics", kafka);
        } catch (BadInputException e) {
            if (e.getCause() instanceof AuthorizationException) {
                // The job itself needs no such right.
                warnings.accept("the settings of topics can't be checked: " + e.getMessage());
                return;
            }
            throw e;
        }
        for (String topic : kafka.topics(Topic.EVENTS, Topic.CONTROL)) {
            if (!"LogAppendTime".equals(setting(settings, topic, "message.timestamp.type"))) {
                warnings.accept("topic " + topic + " has not message.timestamp.type=LogAppendTime: freshness, and what"
                        + " is to be forgotten, go by the producers' clocks");
            }
        }
        for (String topic : inputs) {
            if (setting(settings, topic, "cleanup.policy").contains("compact")) {
                long kept = Long.parseLong(setting(settings, topic, "delete.retention.ms"));
                warnIfBrief(topic, kept, kafka.deletionsKept(), warnings);
            }
        }
        for (String topic : kafka.topics(Topic.DEAD_LETTERS, Topic.HANDOVERS)) {
            long largest = Long.parseLong(setting(settings, topic, "max.message.bytes"));
            BadInputException.require(
                    largest >= Topic.LARGEST_BYTES,
                    "topic " + topic + " has max.message.bytes=" + largest
                            + ", which a record may exceed: set it to " + Topic.LARGEST_BYTES
                            + " or more, as kafka/create-topics.sh does");
        }
    }

    /** The job compares its pause with the option, not with the topic. */
    static void warnIfBrief(String topic, long keptMillis, Duration stated, Consumer<String> warnings) {
        if (keptMillis < stated.toMillis()) {
            warnings.accept("topic " + topic + " has delete.retention.ms=" + keptMillis
                    + ", less than kafka.deletions-kept: a job that stands still for longer misses deletions and does not say"
                    + " so; set it to " + stated.toMillis() + ", or the option lower");
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static String setting(Map<ConfigResource, Config> settings, String topic, String name) {
        ConfigEntry entry = settings.get(resource(topic)).get(name);
        return entry == null ? "" : entry.value();
    }
}
