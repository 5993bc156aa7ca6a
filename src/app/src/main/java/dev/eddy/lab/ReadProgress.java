package dev.eddy.lab;

import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.ops.ConsumerLag;
import dev.eddy.ops.FlinkJob;
import dev.eddy.ops.MetricsView;
import dev.eddy.ops.StallTimer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Knows how far the job has read its topics and how many lists Redis still has to take, and waits for both. */
final class ReadProgress {
    private static final long CHECKPOINT_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final KafkaOptions kafka;
    private final MetricsView metrics;
    private final Duration patience;
    /** Read positions by savepoint, topic and partition. */
    private final Map<String, Map<String, Map<Integer, Long>>> ofSavepoints = new HashMap<>();
    // Read positions of the savepoint that the job resumed from.
    private Map<String, Map<Integer, Long>> restored = Map.of();
    /** Ends of the topic of handovers up to which it was read. */
    private Map<Integer, Long> told = Map.of();

    private FlinkJob job;
    private long nextCheckpointNanos = System.nanoTime();

    ReadProgress(KafkaOptions kafka, MetricsView metrics, Duration patience) {
        this.kafka = kafka;
        this.metrics = metrics;
        this.patience = patience;
    }

    /** @param savepoint null when the job started without state */
    void begin(FlinkJob started, String savepoint) {
        job = started;
        restored = ofSavepoints.getOrDefault(savepoint, Map.of());
    }

    /** Stops the job with a savepoint, and keeps its read positions. */
    String stop(Path savepoints) {
        Map<String, Map<Integer, Long>> read = new HashMap<>();
        kafka.topics(Topic.inputs()).forEach(topic -> read.put(topic, emitted(topic)));
        String savepoint = job.stopWithSavepoint(savepoints);
        ofSavepoints.put(savepoint, read);
        return savepoint;
    }

    void awaitCatalogue() {
        awaitRead(kafka.topics(Topic.ITEMS, Topic.TAG_VECTORS, Topic.ITEM_VECTORS, Topic.CENTRES));
    }

    void awaitServed() {
        awaitRead(kafka.topics(Topic.HISTORY, Topic.EVENTS));
        // A handover may cause another one, which is in the topic by the end of a checkpoint.
        for (Map<Integer, Long> ends = ends(Topic.HANDOVERS); !ends.equals(told); ends = ends(Topic.HANDOVERS)) {
            awaitRead(kafka.topics(Topic.HANDOVERS));
            told = ends;
        }
        if (isWaiting("refresh", "owedLists")) {
            await(deadline(), "the lists of late clicks", () -> !isWaiting("refresh", "owedLists"));
            job.triggerCheckpoint();
        }
        awaitWritten();
    }

    private Map<Integer, Long> ends(Topic topic) {
        try (var lag = new ConsumerLag(kafka, kafka.topic(topic))) {
            return lag.endOffsets();
        }
    }

    void awaitRead(List<String> topics) {
        topics.forEach(this::awaitRead);
        // Its barriers follow all these records.
        job.triggerCheckpoint();
    }

    /** Waits until a topic is read up to where it ends now, as long as something is read at all. */
    private void awaitRead(String topic) {
        try (var lag = new ConsumerLag(kafka, topic)) {
            Map<Integer, Long> ends = lag.endOffsets();
            var stall = new StallTimer(patience);
            LongSupplier unread = () -> ConsumerLag.remaining(ends, positions(lag, topic));
            for (long left = unread.getAsLong(); left > 0; left = unread.getAsLong()) {
                pause(stall.isStalled(left), topic + " to be read");
            }
        }
    }

    void awaitWritten() {
        await(deadline(), "Redis to take all lists", () -> !isWaiting("serve", "redisPending"));
    }

    private boolean isWaiting(String operator, String gauge) {
        return metrics.gauges(operator, gauge).stream().anyMatch(waiting -> waiting.longValue() > 0);
    }

    private long deadline() {
        return System.nanoTime() + patience.toNanos();
    }

    /** Triggers a checkpoint every 300 ms: earlier than the job would, but rarely enough for the sources to commit. */
    void checkpointNowAndThen() {
        if (System.nanoTime() >= nextCheckpointNanos) {
            job.triggerCheckpoint();
            nextCheckpointNanos = System.nanoTime() + CHECKPOINT_EVERY_NANOS;
        }
    }

    private void await(long deadline, String what, BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            pause(System.nanoTime() >= deadline, what);
        }
    }

    private void pause(boolean isInVain, String what) {
        if (isInVain) {
            throw new IllegalStateException("waited " + patience + " in vain for " + what);
        }
        LockSupport.parkNanos(POLL_NANOS);
    }

    private Map<Integer, Long> positions(ConsumerLag lag, String topic) {
        Map<Integer, Long> positions = lag.committedOffsets();
        emitted(topic).forEach((partition, offset) -> positions.merge(partition, offset, Math::max));
        return positions;
    }

    /** A restored source without new records has no position metric. */
    private Map<Integer, Long> emitted(String topic) {
        Map<Integer, Long> positions = new HashMap<>(restored.getOrDefault(topic, Map.of()));
        metrics.positions(topic).forEach((partition, offset) -> positions.merge(partition, offset, Math::max));
        return positions;
    }
}
