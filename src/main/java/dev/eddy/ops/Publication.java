package dev.eddy.ops;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends records without waiting for each, and finds out at the end whether the broker took them all. */
final class Publication implements AutoCloseable {
    private final Producer<String, byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    Publication(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    void send(String topic, String key, byte[] value) {
        // The outcome comes to the callback, and flush() waits for all of them.
        Future<?> unused = producer.send(new ProducerRecord<>(topic, key, value), (metadata, refusal) -> {
            if (refusal != null) {
                failure.compareAndSet(null, refusal);
            }
        });
    }

    /** Waits for what was sent to the topic; a record that was refused is an {@link IllegalStateException}. */
    void finish(String topic) {
        producer.flush();
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
