package dev.eddy.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates missing topics, and reports existing ones with other partitions than expected. */
public final class Topics {
    /** Partitions of a keyed topic. */
    public static final int DEFAULT_PARTITIONS = 4;
    /** Copies of each partition: right for one broker. */
    public static final short DEFAULT_REPLICATION = 1;

    private static final long TIMEOUT_SECONDS = 30;

    private Topics() {}

    public enum Outcome {
        CREATED,
        EXISTED,
        /** The topic has another number of partitions and stays as it is. */
        EXISTED_WITH_OTHER_PARTITIONS
    }

    /** One line of the report, with the partitions now and those of a new topic. */
    public record Report(String topic, Outcome outcome, int partitions, int wanted) {
        @Override
        public String toString() {
            return switch (outcome) {
                case CREATED -> topic + ": created with " + partitions + " partition(s)";
                case EXISTED -> topic + ": was there with " + partitions + " partition(s)";
                case EXISTED_WITH_OTHER_PARTITIONS ->
                    topic + ": was there with " + partitions + " partition(s) instead of " + wanted
                            + "; left as it is, delete it first if you want it made anew";
            };
        }
    }

    public static List<Report> create(KafkaOptions kafka) {
        return create(kafka, DEFAULT_PARTITIONS, DEFAULT_REPLICATION);
    }

    /** Creates missing topics, and reports existing ones unchanged. */
    public static List<Report> create(KafkaOptions kafka, int partitions, short replication) {
        try (Admin admin = Brokers.connect(kafka)) {
            var created = admin.createTopics(Arrays.stream(Topic.values())
                            .map(topic -> new NewTopic(kafka.topic(topic), topic.partitions(partitions), replication)
                                    .configs(topic.settings))
                            .toList())
                    .values();
            List<Report> reports = new ArrayList<>();
            for (Topic topic : Topic.values()) {
                String name = kafka.topic(topic);
                int wanted = topic.partitions(partitions);
                reports.add(
                        isNew(name, created.get(name), kafka)
                                ? new Report(name, Outcome.CREATED, wanted, wanted)
                                : existing(admin, name, wanted, kafka));
            }
            return reports;
        }
    }

    /** Requires topics. A producer would wait 30 s for a missing one. */
    public static void require(KafkaOptions kafka, List<String> topics) {
        try (Admin admin = Brokers.connect(kafka)) {
            require(admin, kafka, topics);
        }
    }

    /** As {@link #require(KafkaOptions, List)}; returns the topics by name. */
    static Map<String, TopicDescription> require(Admin admin, KafkaOptions kafka, List<String> topics) {
        var descriptions = admin.describeTopics(topics).topicNameValues();
        Map<String, TopicDescription> found = new LinkedHashMap<>();
        String prefix = kafka.topicsPrefix();
        for (String topic : topics) {
            try {
                found.put(topic, get(descriptions.get(topic), "describe topic " + topic, kafka));
            } catch (BadInputException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    throw new BadInputException(
                            "there is no topic " + topic + " at " + kafka.bootstrapServers()
                                    + "; create it with: eddy topics --bootstrap-servers " + kafka.bootstrapServers()
                                    + (prefix.isEmpty() ? "" : " -D kafka.topics.prefix=" + prefix),
                            e);
                }
                throw e;
            }
        }
        return found;
    }

    private static boolean isNew(String topic, KafkaFuture<Void> creation, KafkaOptions kafka) {
        try {
            return get(creation, "create topic " + topic, kafka) == null;
        } catch (BadInputException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    private static Report existing(Admin admin, String topic, int wanted, KafkaOptions kafka) {
        int partitions =
                require(admin, kafka, List.of(topic)).get(topic).partitions().size();
        Outcome outcome = partitions == wanted ? Outcome.EXISTED : Outcome.EXISTED_WITH_OTHER_PARTITIONS;
        return new Report(topic, outcome, partitions, wanted);
    }

    /** Members of a consumer group; none of a group that does not exist. */
    public static Collection<MemberDescription> members(Admin admin, KafkaOptions kafka, String group) {
        try {
            var asked = admin.describeConsumerGroups(List.of(group)).describedGroups();
            return get(asked.get(group), "describe consumer group " + group, kafka)
                    .members();
        } catch (BadInputException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of();
            }
            throw e;
        }
    }

    /** Waits for an answer of the broker. When it fails, a {@link BadInputException} names the request and the brokers. */
    public static <T> T get(KafkaFuture<T> answer, String request, KafkaOptions kafka) {
        try {
            return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new BadInputException(
                    "cannot " + request + " at " + kafka.bootstrapServers() + ": "
                            + e.getCause().getMessage(),
                    e.getCause());
        } catch (TimeoutException e) {
            throw new BadInputException(
                    "cannot " + request + ": no answer from " + kafka.bootstrapServers() + " in " + TIMEOUT_SECONDS
                            + " s; is a Kafka broker running there?",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to " + request, e);
        }
    }
}
