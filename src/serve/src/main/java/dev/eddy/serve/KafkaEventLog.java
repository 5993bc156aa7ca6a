package dev.eddy.serve;

import dev.eddy.record.OwnLayout;
import dev.eddy.web.Outage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic of the events. The key of a record is the user id, so that a user's events stay in order. */
final class KafkaEventLog implements EventLog, AutoCloseable {
    /** Longest wait for the broker. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(KafkaEventLog.class);

    private final Producer<String, byte[]> producer;
    private final String topic;
    private final LongSupplier nanoClock;
    private final Outage outage;

    KafkaEventLog(Producer<String, byte[]> producer, String topic, LongSupplier nanoClock) {
        this.producer = producer;
        this.topic = topic;
        this.nanoClock = nanoClock;
        this.outage = new Outage(nanoClock);
    }

    @Override
    public Outcome append(List<Entry> entries, long arrivedNanos) {
        if (outage.wasSince(arrivedNanos)) {
            return missing(0, entries);
        }
        long deadline = nanoClock.getAsLong() + PATIENCE.toNanos();
        List<Future<RecordMetadata>> sent = new ArrayList<>(entries.size());
        Throwable failure = null;
        // A send that has already failed has used up the wait. The next ones would wait as long.
        for (int i = 0; i < entries.size() && failure == null && deadline - nanoClock.getAsLong() > 0; i++) {
            Entry entry = entries.get(i);
            try {
                Future<RecordMetadata> future =
                        producer.send(OwnLayout.mark(new ProducerRecord<>(topic, entry.userId(), entry.json())));
                sent.add(future);
                failure = future.isDone() ? failureOf(future, 0) : null;
            } catch (KafkaException e) {
                failure = e;
            }
        }
        int taken = 0;
        for (Future<RecordMetadata> future : sent) {
            Throwable failed = failureOf(future, Math.max(0, deadline - nanoClock.getAsLong()));
            taken += failed == null ? 1 : 0;
            failure = failure == null ? failed : failure;
        }
        if (taken == entries.size()) {
            return new Outcome(taken, null);
        }
        if (taken == 0 && isNoAnswer(failure)) {
            outage.happened();
        }
        Object reason = failure == null ? "no answer in time" : failure.toString();
        LOG.warn("the broker took {} of {} events: {}", taken, entries.size(), reason);
        return missing(taken, entries);
    }

    private static Outcome missing(int taken, List<Entry> entries) {
        return new Outcome(taken, "the broker took only " + taken + " of " + entries.size() + " events");
    }

    /** @param failure null when the time was over before the first answer */
    private static boolean isNoAnswer(Throwable failure) {
        return failure == null
                || failure instanceof TimeoutException
                || failure instanceof org.apache.kafka.common.errors.TimeoutException;
    }

    /** Null for a record that the broker has. */
    private static Throwable failureOf(Future<RecordMetadata> sent, long nanos) {
        try {
            sent.get(nanos, TimeUnit.NANOSECONDS);
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (TimeoutException | CancellationException e) {
            return e;
        }
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
