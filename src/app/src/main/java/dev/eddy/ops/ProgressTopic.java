package dev.eddy.ops;

import dev.eddy.control.CommandProgress;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.kafka.Consumers;
import dev.eddy.record.RecordJson;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the job's reports of its walks over all users, from the present end of the topic on. */
final class ProgressTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> reports;

    ProgressTopic(KafkaOptions kafka) {
        this.reports = Consumers.tail(kafka, kafka.topic(Topic.PROGRESS), "eddy-progress", Map.of());
    }

    /**
     * Waits until a walk is done, and calls {@code waiting} every 100 ms. Throws an {@link IllegalStateException} that begins
     * with {@code what} when no step comes within the timeout, or another walk has replaced this one.
     */
    void await(String what, WalkProgress walk, Duration timeout, Runnable waiting) {
        long deadline = System.nanoTime() + timeout.toNanos();
        int walked = 0;
        while (!walk.isDone()) {
            String buckets = walk.walked() + " of " + walk.toWalk() + " buckets";
            if (walk.supersededBy() != null) {
                throw new IllegalStateException(what + ": given up after " + buckets + " for " + walk.supersededBy());
            }
            if (System.nanoTime() >= deadline) {
                throw new IllegalStateException(
                        what + ": " + buckets + ", and none more in " + timeout + "; is the job running?");
            }
            for (ConsumerRecord<byte[], byte[]> record : reports.poll(POLL)) {
                RecordJson.decode(record.value(), CommandProgress.class)
                        .ifPresent(report -> walk.take(report, record.timestamp()));
            }
            if (walk.walked() != walked) {
                walked = walk.walked();
                deadline = System.nanoTime() + timeout.toNanos();
            }
            waiting.run();
        }
    }

    @Override
    public void close() {
        reports.close();
    }
}
