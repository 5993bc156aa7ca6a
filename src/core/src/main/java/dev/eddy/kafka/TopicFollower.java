package dev.eddy.kafka;

import dev.eddy.job.KafkaOptions;
import dev.eddy.record.KafkaRecord;
import dev.eddy.thread.Rounds;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a topic from its beginning and follows it, in its own thread. */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    /** A broker that is away is noticed in 5 s. A partition is read from its beginning. */
    private static final Map<String, Object> SETTINGS =
            Map.of("default.api.timeout.ms", 5_000, "auto.offset.reset", "earliest");

    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** A record that fails as often is left out. */
    private static final int MOST_FAILURES = 3;
    /** Interval between two looks for new partitions. */
    private static final long LOOK_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final String topic;
    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final Consumer<KafkaRecord> action;
    private final Runnable whenCaughtUp;
    private final Rounds rounds;
    /** Of the last poll, those that are not passed on. */
    private final Queue<ConsumerRecord<byte[], byte[]>> unread = new ArrayDeque<>();
    /** Offsets of the end when they were found, of the partitions that are not read up to there. */
    private final Map<TopicPartition, Long> missing = new HashMap<>();

    private boolean hasCaughtUp;
    private long lookedAtNanos;
    private int failuresOfOne;

    /**
     * @param action gets every record, those of one partition in their order, on one thread
     * @param whenCaughtUp called once, when everything was read that the topic had at the start
     */
    public TopicFollower(
            KafkaOptions kafka, String topic, String clientId, Consumer<KafkaRecord> action, Runnable whenCaughtUp) {
        this(
                Consumers.connect(kafka, clientId, SETTINGS),
                topic,
                clientId,
                action,
                whenCaughtUp,
                PAUSE,
                System::nanoTime);
    }

    /** @param pause after a failure */
    TopicFollower(
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
            String topic,
            String clientId,
            Consumer<KafkaRecord> action,
            Runnable whenCaughtUp,
            Duration pause,
            LongSupplier nanoClock) {
        this.topic = topic;
        this.action = action;
        this.whenCaughtUp = whenCaughtUp;
        this.consumer = consumer;
        this.rounds =
                new Rounds(clientId, new Rounds.Pace(Duration.ZERO, Duration.ZERO, pause), this::follow, nanoClock);
        rounds.start();
    }

    private boolean follow() {
        try {
            if (consumer.assignment().isEmpty() || System.nanoTime() - lookedAtNanos > LOOK_NANOS) {
                lookForPartitions();
            }
            if (consumer.assignment().isEmpty()) {
                rounds.getsOn();
                return false;
            }
            if (unread.isEmpty()) {
                consumer.poll(POLL).forEach(unread::add);
            }
            for (; !unread.isEmpty(); unread.remove()) {
                take(unread.element());
            }
            lookWhetherCaughtUp();
            return true;
        } catch (WakeupException closed) {
            LOG.debug("no longer following {}", topic);
        } catch (KafkaException e) {
            LOG.warn("Can't read {}; trying again", topic, e);
            rounds.getsOn();
        }
        return false;
    }

    /** Passes a record on. One that fails is passed on again in the next round: a schema registry may be away. */
    private void take(ConsumerRecord<byte[], byte[]> read) {
        try {
            action.accept(KafkaRecord.of(read));
            failuresOfOne = 0;
        } catch (IllegalStateException e) {
            throw new KafkaException("can't take a record", e);
        } catch (RuntimeException | Error e) {
            failuresOfOne++;
            if (failuresOfOne < MOST_FAILURES) {
                throw e;
            }
            // Else the records behind it would never be read.
            failuresOfOne = 0;
            LOG.error("left out the record at offset {} of {}-{}", read.offset(), topic, read.partition(), e);
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
        }
        lookedAtNanos = System.nanoTime();
    }

    private void lookWhetherCaughtUp() {
        if (!hasCaughtUp) {
            missing.entrySet().removeIf(each -> consumer.position(each.getKey()) >= each.getValue());
            if (missing.isEmpty()) {
                whenCaughtUp.run();
                hasCaughtUp = true;
            }
        }
    }

    /** Time since the last poll that came back. A broker that is away counts as one. */
    public Duration age() {
        return rounds.age();
    }

    /** Whether this time is longer than a limit, or no poll is to come. */
    public boolean isStale(Duration limit) {
        return rounds.isStale(limit);
    }

    @Override
    public void close() {
        rounds.close();
        consumer.wakeup();
        if (rounds.close(POLL)) {
            consumer.close(CloseOptions.timeout(POLL));
        }
    }
}
