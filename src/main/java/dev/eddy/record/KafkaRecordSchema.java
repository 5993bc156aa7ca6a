package dev.eddy.record;

import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Hands records on as bytes. Parsing is an operator's work: an exception in here would restart the job for ever on the
 * same record.
 */
public final class KafkaRecordSchema implements KafkaRecordDeserializationSchema<KafkaRecord> {
    private static final long serialVersionUID = 1L;

    /** As brokers allow by default since Kafka 4 (message.timestamp.after.max.ms); more than sane clocks differ. */
    public static final long MAX_AHEAD_MILLIS = TimeUnit.HOURS.toMillis(1);

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> read, Collector<KafkaRecord> out) {
        out.collect(recordOf(read));
    }

    /** What was read, as parsers take it. */
    public static KafkaRecord recordOf(ConsumerRecord<byte[], byte[]> read) {
        long appendedAt = appendTime(read.timestamp(), System.currentTimeMillis());
        return new KafkaRecord(
                read.topic(),
                read.partition(),
                read.offset(),
                AppendTime.of(read, appendedAt),
                read.key(),
                read.value());
    }

    /**
     * When a record was appended. A producer's clock may set the timestamp of a topic with CreateTime, to any year: everybody
     * else's events would be old by it.
     *
     * @param timestampMillis of the record; below 0 when it has none
     * @param nowMillis when the record is read
     * @return at most {@link #MAX_AHEAD_MILLIS} after now
     */
    public static long appendTime(long timestampMillis, long nowMillis) {
        // Formats before Kafka 0.10 carry no timestamp; the time of reading is the nearest bound there is.
        return timestampMillis < 0 ? nowMillis : Math.min(timestampMillis, nowMillis + MAX_AHEAD_MILLIS);
    }

    @Override
    public TypeInformation<KafkaRecord> getProducedType() {
        return TypeInformation.of(KafkaRecord.class);
    }
}
