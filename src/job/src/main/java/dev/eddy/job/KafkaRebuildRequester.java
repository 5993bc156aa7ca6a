package dev.eddy.job;

import dev.eddy.control.CommandCodec;
import dev.eddy.serving.RebuildRequester;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.util.function.SerializableSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes a rebuild command to the control topic. */
final class KafkaRebuildRequester implements RebuildRequester {
    /** Shared by all writers, so that a later order replaces an earlier one. */
    private static final String ID = "store";

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Map<String, Object> settings;
    private final String topic;
    private final Duration ttl;
    /** Null before the first request, which is rare. */
    private KafkaProducer<byte[], byte[]> producer;

    private KafkaRebuildRequester(Map<String, Object> settings, String topic, Duration ttl) {
        this.settings = settings;
        this.topic = topic;
        this.ttl = ttl;
    }

    /** Secrets of the client settings are only references. Users without an event for longer than {@code ttl} get no list. */
    static SerializableSupplier<RebuildRequester> opener(KafkaOptions kafka, Duration ttl) {
        var settings = new HashMap<String, Object>(kafka.client());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, kafka.group() + "-rebuild-requester");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        String topic = kafka.topic(Topic.CONTROL);
        return () -> new KafkaRebuildRequester(settings, topic, ttl);
    }

    @Override
    public synchronized void request() throws IOException {
        try {
            if (producer == null) {
                producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
            }
            producer.send(new ProducerRecord<>(topic, CommandCodec.rebuildKey(ID), CommandCodec.rebuildOfTheLists(ttl)))
                    .get();
        } catch (KafkaException | ExecutionException e) {
            throw new IOException("could not ask for a rebuild in topic " + topic + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking for a rebuild", e);
        }
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            // Nothing is on its way: every order was waited for.
            producer.close(Duration.ZERO);
        }
    }
}
