package dev.eddy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.kafka.Producers;
import dev.eddy.ops.Pace;
import dev.eddy.ops.RecordHeader;
import dev.eddy.record.OwnLayout;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes events at a steady rate, in the caller's thread; other threads may read the counts and stop it. */
public final class Replay implements AutoCloseable {
    // About the producer's linger: shorter sleeps would send nothing earlier.
    private static final long SHORTEST_SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONGEST_SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Producer<String, byte[]> producer;
    private final KafkaOptions kafka;
    private final LongAdder sent = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final Map<String, Long> sentByType = new ConcurrentHashMap<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile Instant firstSentAt;
    private volatile boolean stopped;

    public Replay(KafkaOptions kafka) {
        this(Producers.connect(kafka, "eddy-replay"), kafka);
    }

    Replay(Producer<String, byte[]> producer, KafkaOptions kafka) {
        this.producer = producer;
        this.kafka = kafka;
    }

    /**
     * Publishes all event records, or until {@link #stop()}, and waits for the broker's acknowledgements. The rate is
     * in events per second, 0 for full speed. Throws an {@link IllegalStateException} when the broker refuses a record.
     */
    public void run(Iterator<byte[]> events, double rate) {
        publish(events, this::event, rate);
    }

    /** As {@link #run}, with item records among the events; these are not counted and not paced. */
    public void runWorld(Iterator<WorldRecord> records, double rate) {
        publish(records, this::worldRecord, rate);
    }

    private <T> void publish(Iterator<T> records, Function<T, ProducerRecord<String, byte[]>> toRecord, double rate) {
        Pace pace = new Pace(rate, System::nanoTime);
        while (!stopped && records.hasNext()) {
            ProducerRecord<String, byte[]> record = toRecord.apply(records.next());
            boolean isEvent = record.topic().equals(kafka.topic(Topic.EVENTS));
            if (isEvent && !waitFor(pace)) {
                break;
            }
            send(record, isEvent);
            failIfRefused();
        }
        producer.flush();
        failIfRefused();
    }

    private boolean waitFor(Pace pace) {
        for (long wait = pace.nanosToWait(); wait > 0; wait = pace.nanosToWait()) {
            LockSupport.parkNanos(Math.min(Math.max(wait, SHORTEST_SLEEP_NANOS), LONGEST_SLEEP_NANOS));
            if (stopped || Thread.currentThread().isInterrupted()) {
                return false;
            }
        }
        pace.take();
        return true;
    }

    private void send(ProducerRecord<String, byte[]> record, boolean isEvent) {
        if (isEvent) {
            if (firstSentAt == null) {
                firstSentAt = Instant.now();
            }
            sent.increment();
        }
        // The callback gets the outcome, and flush() waits for all callbacks.
        producer.send(record, (metadata, refusal) -> {
            if (refusal != null) {
                failure.compareAndSet(null, refusal);
            } else if (isEvent) {
                acknowledged.increment();
            }
        });
    }

    private ProducerRecord<String, byte[]> event(byte[] json) {
        RecordHeader header = RecordHeader.of(json);
        sentByType.merge(header.type() == null ? "unknown" : header.type(), 1L, Long::sum);
        // The broker sets the timestamp, from which freshness counts. A record without a user has no key.
        return OwnLayout.mark(new ProducerRecord<>(kafka.topic(Topic.EVENTS), header.userId(), json));
    }

    private ProducerRecord<String, byte[]> worldRecord(WorldRecord record) {
        byte[] json = record.json() == null ? null : record.json().getBytes(UTF_8);
        return record.kind() == WorldRecord.Kind.ITEM
                ? OwnLayout.mark(new ProducerRecord<>(kafka.topic(Topic.ITEMS), record.key(), json))
                : event(json);
    }

    private void failIfRefused() {
        Exception refusal = failure.get();
        if (refusal != null) {
            throw new IllegalStateException(
                    "the broker refused an event for " + kafka.topic(Topic.EVENTS) + " after " + acknowledged.sum()
                            + " acknowledged ones: " + refusal.getMessage(),
                    refusal);
        }
    }

    /** Stops {@link #run} soon; any thread may call it at any time. */
    public void stop() {
        stopped = true;
    }

    public long sent() {
        return sent.sum();
    }

    public long acknowledged() {
        return acknowledged.sum();
    }

    /** Number of sent events by their {@code type}; {@code unknown} for events without a type. */
    public Map<String, Long> sentByType() {
        return new TreeMap<>(sentByType);
    }

    /** Time of the first event by this machine's clock. */
    public Optional<Instant> firstSentAt() {
        return Optional.ofNullable(firstSentAt);
    }

    @Override
    public void close() {
        stop();
        producer.close();
    }
}
