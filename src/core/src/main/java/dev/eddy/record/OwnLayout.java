package dev.eddy.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Marks records in Eddy's own JSON by a header. It counts where the other producers of a topic have another layout. */
public final class OwnLayout {
    private static final String HEADER = "eddy-layout";
    private static final byte[] JSON = "json".getBytes(US_ASCII);

    private OwnLayout() {}

    /** Adds the header; returns the same record. */
    public static <K> ProducerRecord<K, byte[]> mark(ProducerRecord<K, byte[]> record) {
        record.headers().add(HEADER, JSON);
        return record;
    }

    static boolean isMarked(ConsumerRecord<byte[], byte[]> read) {
        return read.headers().lastHeader(HEADER) != null;
    }
}
