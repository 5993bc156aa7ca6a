package dev.eddy.ops;

import dev.eddy.control.CommandProgress;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
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
     * Waits until a walk is done.
     *
     * @param what name of the walk in an error
     * @param timeout longest time without a step
     * @param waiting called every 100 ms
     * @throws IllegalStateException when there is no step in time, or another walk has replaced this one
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

    private static String buckets(WalkProgress walk) {
        return walk.walked() + " of " + walk.toWalk() + " buckets";
    }

    @Override
    public void close() {
        reports.close();
    }
}
