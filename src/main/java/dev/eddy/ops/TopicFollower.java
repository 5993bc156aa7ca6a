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

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<KafkaRecord> action;
    private final Thread thread;
    /** Offsets of the end at the start, of the partitions that are not read up to there. */
    private Map<TopicPartition, Long> missing = Map.of();

    private volatile boolean hasCaughtUp;

    /** @param action gets every record, those of one partition in their order, on one thread */
    public TopicFollower(KafkaOptions kafka, String topic, String clientId, Consumer<KafkaRecord> action) {
        this.topic = topic;
        this.action = action;
        this.consumer = Consumers.connect(kafka, clientId);
        this.thread = DaemonThread.named(clientId).newThread(this::follow);
        thread.start();
    }

    private void follow() {
        try (consumer) {
            while (true) {
                try {
                    if (consumer.assignment().isEmpty()) {
                        begin();
                    } else {
                        consumer.poll(POLL).forEach(read -> action.accept(KafkaRecordSchema.recordOf(read)));
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

    private void begin() {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        missing = new HashMap<>(consumer.endOffsets(partitions));
        lookWhetherCaughtUp();
    }

    private void lookWhetherCaughtUp() {
        if (!hasCaughtUp) {
            missing.entrySet().removeIf(each -> consumer.position(each.getKey()) >= each.getValue());
            hasCaughtUp = missing.isEmpty();
        }
    }

    /** Whether everything was read that the topic had at the start. */
    public boolean hasCaughtUp() {
        return hasCaughtUp;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
