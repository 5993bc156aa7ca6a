package dev.eddy.ops;

import dev.eddy.client.DaemonThread;
import dev.eddy.job.KafkaOptions;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.KafkaRecordSchema;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a topic from its beginning and follows it, in its own thread. */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);
    /** Interval between two looks for new partitions. */
    private static final long LOOK_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<KafkaRecord> action;
    private final Runnable whenCaughtUp;
    private final Thread thread;
    /** Offsets of the end when they were found, of the partitions that are not read up to there. */
    private final Map<TopicPartition, Long> missing = new HashMap<>();

    private volatile boolean isClosed;
    private boolean hasCaughtUp;
    private long lookedAtNanos;

    /**
     * @param action gets every record, those of one partition in their order, on one thread
     * @param whenCaughtUp called once, when everything was read that the topic had at the start
     */
    public TopicFollower(
            KafkaOptions kafka, String topic, String clientId, Consumer<KafkaRecord> action, Runnable whenCaughtUp) {
        this.topic = topic;
        this.action = action;
        this.whenCaughtUp = whenCaughtUp;
        this.consumer = Consumers.connect(kafka, clientId);
        this.thread = DaemonThread.named(clientId).newThread(this::follow);
        thread.start();
    }

    private void follow() {
        try (consumer) {
            while (true) {
                try {
                    if (consumer.assignment().isEmpty() || System.nanoTime() - lookedAtNanos > LOOK_NANOS) {
                        lookForPartitions();
                    }
                    if (consumer.assignment().isEmpty()) {
                        LockSupport.parkNanos(PAUSE_NANOS);
                    } else {
                        consumer.poll(POLL).forEach(this::take);
                        lookWhetherCaughtUp();
                    }
                } catch (WakeupException closed) {
                    LOG.debug("no longer following {}", topic);
                    return;
                } catch (KafkaException e) {
                    LOG.warn("Can't read {}; trying again in 5 s", topic, e);
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }
    }

    /** Passes a record on, again and again while that fails: a schema registry may be away. */
    private void take(ConsumerRecord<byte[], byte[]> read) {
        while (true) {
            try {
                action.accept(KafkaRecordSchema.recordOf(read));
                return;
            } catch (IllegalStateException e) {
                LOG.warn("Can't take a record of {}; trying again in 5 s", topic, e);
                LockSupport.parkNanos(PAUSE_NANOS);
                if (isClosed) {
                    throw new WakeupException();
                }
            }
        }
    }

    /** Begins with the partitions that are new. */
    private void lookForPartitions() {
        List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        List<TopicPartition> added = all.stream()
                .filter(each -> !consumer.assignment().contains(each))
                .toList();
        if (!added.isEmpty()) {
            // Asked for first: if this fails, nothing is assigned, and all of it is tried again.
            missing.putAll(consumer.endOffsets(added));
            consumer.assign(all);
            consumer.seekToBeginning(added);
        }
        lookedAtNanos = System.nanoTime();
    }

    private void lookWhetherCaughtUp() {
        if (!hasCaughtUp) {
            missing.entrySet().removeIf(each -> consumer.position(each.getKey()) >= each.getValue());
            hasCaughtUp = missing.isEmpty();
            if (hasCaughtUp) {
                whenCaughtUp.run();
            }
        }
    }

    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(thread);
        consumer.wakeup();
        try {
            thread.join(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
