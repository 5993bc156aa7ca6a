package dev.eddy.ops.retrain;

import dev.eddy.job.BadInputException;
import dev.eddy.job.Brokers;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A lock that allows one refresh per deployment at a time, of centres or vectors: the only partition of the topic
 * {@code cluster-centres}, which Kafka assigns to one member of a consumer group. Kafka releases it when the holder ends
 * or is silent for 45 s.
 */
public final class RefreshLock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final CloseOptions CLOSING = CloseOptions.timeout(Duration.ofSeconds(5));
    private static final Duration POLL = Duration.ofMillis(100);
    /** Time for which the holder counts as alive without polling. */
    private static final Duration LONGEST_REFRESH = Duration.ofDays(1);

    private final Consumer<byte[], byte[]> member;

    private RefreshLock(Consumer<byte[], byte[]> member) {
        this.member = member;
    }

    /** Takes the lock; throws {@link BadInputException} when another refresh holds it. */
    public static RefreshLock take(KafkaOptions kafka) {
        String group = kafka.group() + "-refresh";
        String topic = kafka.topic(Topic.CENTRES);
        Topics.require(kafka, List.of(topic));
        // Checked before joining, because a new member disturbs the holder.
        requireNobody(kafka, group);
        Map<String, Object> settings = new HashMap<>(kafka.client());
        settings.put("client.id", "eddy-refresh");
        settings.put("group.id", group);
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "latest");
        settings.put("max.poll.interval.ms", Long.toString(LONGEST_REFRESH.toMillis()));
        var member = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var lock = new RefreshLock(member);
        member.subscribe(List.of(topic));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (member.assignment().isEmpty()) {
            if (System.nanoTime() >= deadline) {
                lock.close();
                throw taken(group);
            }
            member.poll(POLL);
        }
        return lock;
    }

    private static void requireNobody(KafkaOptions kafka, String group) {
        try (Admin admin = Brokers.connect(kafka)) {
            if (!Topics.members(admin, kafka, group).isEmpty()) {
                throw taken(group);
            }
        }
    }

    private static BadInputException taken(String group) {
        return new BadInputException("another refresh of centres or vectors runs: consumer group " + group
                + " has a member; wait for it (after a crash, 45 s)");
    }

    @Override
    public void close() {
        member.close(CLOSING);
    }
}
