package dev.eddy.workbench;

import dev.eddy.app.KafkaOptions;
import dev.eddy.behaviour.DeadLetter;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends dead letters, byte for byte, to the topics they came from. */
public final class DeadLetterReplay {
    private DeadLetterReplay() {}

    /**
     * Returns when the broker has them all.
     *
     * @throws IllegalStateException when it refused one
     */
    public static void send(KafkaOptions kafka, List<DeadLetter> letters) {
        var failure = new AtomicReference<Exception>();
        try (var producer = new KafkaProducer<>(
                Producers.settings(kafka, "eddy-dlq-replay"), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (DeadLetter letter : letters) {
                producer.send(
                        new ProducerRecord<>(letter.topic(), letter.key(), letter.value()), (metadata, refusal) -> {
                            if (refusal != null) {
                                failure.compareAndSet(null, refusal);
                            }
                        });
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(
                    "the broker refused a letter: " + failure.get().getMessage(), failure.get());
        }
    }
}
