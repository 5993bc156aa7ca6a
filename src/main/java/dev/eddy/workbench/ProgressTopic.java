package dev.eddy.workbench;

import dev.eddy.app.KafkaOptions;
import dev.eddy.membership.CommandProgressCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the job reports of its walks over all users, from now on. */
final class ProgressTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> reports;

    ProgressTopic(KafkaOptions kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.client());
        settings.put("client.id", "eddy-progress");
        this.reports = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partition = new TopicPartition(kafka.topics().progress(), 0);
        reports.assign(List.of(partition));
        reports.seekToEnd(List.of(partition));
        // The end is looked up at the first question about it, which must come before the command.
        reports.position(partition);
    }

    /**
     * Waits until a walk is done.
     *
     * @param what is waited for, as an error names it
     * @param waiting called now and then
     * @param timeout how long it may go without a step
     * @throws IllegalStateException when it stands still for longer, or another walk has taken its place
     */
    void await(String what, WalkProgress walk, Duration timeout, Runnable waiting) {
        long deadline = System.nanoTime() + timeout.toNanos();
        int walked = 0;
        while (!walk.isDone()) {
            if (walk.supersededBy() != null) {
                throw new IllegalStateException(
                        what + ": given up after " + buckets(walk) + " for " + walk.supersededBy());
            }
            if (System.nanoTime() >= deadline) {
                throw new IllegalStateException(
                        what + ": " + buckets(walk) + ", and none more in " + timeout + "; is the job running?");
            }
            for (ConsumerRecord<byte[], byte[]> record : reports.poll(POLL)) {
                CommandProgressCodec.decode(record.value()).ifPresent(report -> walk.take(report, record.timestamp()));
            }
            if (walk.walked() != walked) {
                walked = walk.walked();
                deadline = System.nanoTime() + timeout.toNanos();
            }
            waiting.run();
        }
    }

    private static String buckets(WalkProgress walk) {
        return walk.walked() + " of " + walk.toWalk() + " buckets";
    }

    @Override
    public void close() {
        reports.close();
    }
}
