package dev.eddy.ops;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends records without waiting for each, and reports at the end whether the broker refused one. */
public final class Publication<K> implements AutoCloseable {
    private final Producer<K, byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    public Publication(Producer<K, byte[]> producer) {
        this.producer = producer;
    }

    public void send(String topic, K key, byte[] value) {
        send(new ProducerRecord<>(topic, key, value));
    }

    public void send(ProducerRecord<K, byte[]> record) {
        // flush() waits for all callbacks.
        Future<?> unused = producer.send(record, (metadata, refusal) -> {
            if (refusal != null) {
                failure.compareAndSet(null, refusal);
            }
        });
    }

    /** Waits for the broker. Throws as {@link #requireTaken} does. */
    public void finish(String topic) {
        producer.flush();
        requireTaken(topic);
    }

    /** Throws {@link IllegalStateException} when the broker is known to have refused a record. */
    public void requireTaken(String topic) {
        Exception refusal = failure.getAndSet(null);
        if (refusal != null) {
            throw new IllegalStateException(
                    "the broker refused a record for " + topic + ": " + refusal.getMessage(), refusal);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
