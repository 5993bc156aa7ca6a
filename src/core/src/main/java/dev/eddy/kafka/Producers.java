package dev.eddy.kafka;

import dev.eddy.item.UserTowerParser;
import dev.eddy.job.KafkaOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes idempotent producers with acknowledgement by all replicas and a linger of 5 ms. */
public final class Producers {
    private static final int LINGER_MILLIS = 5;
    /** The largest record is that of a user tower. */
    private static final int LARGEST_BYTES = UserTowerParser.MAX_BYTES + (1 << 20);

    private Producers() {}

    /** A producer that connects at the first record. */
    public static KafkaProducer<String, byte[]> connect(KafkaOptions kafka, String clientId) {
        return new KafkaProducer<>(settings(kafka, clientId), new StringSerializer(), new ByteArraySerializer());
    }

    /** A producer for a caller who waits: a record fails that the broker has not acknowledged within the timeout. */
    public static KafkaProducer<String, byte[]> connect(KafkaOptions kafka, String clientId, Duration timeout) {
        Map<String, Object> settings = settings(kafka, clientId);
        int millis = Math.toIntExact(timeout.toMillis());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis + LINGER_MILLIS);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Waits until the broker has a record; else throws an {@link IllegalStateException} that begins with {@code refused}. */
    public static RecordMetadata awaitTaken(Future<RecordMetadata> sent, String refused) {
        try {
            return sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(refused + ": interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(refused + ": " + e.getCause().getMessage(), e.getCause());
        }
    }

    public static Map<String, Object> settings(KafkaOptions kafka, String clientId) {
        Map<String, Object> settings = new HashMap<>(kafka.client());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // With more, a new topic may refuse the first batch, take the second, and then never take the first.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 16);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000);
        return settings;
    }
}
