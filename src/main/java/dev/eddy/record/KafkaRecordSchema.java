package dev.eddy.record;

import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Passes records on as bytes. An operator parses them, since an exception here would restart the job forever. */
public final class KafkaRecordSchema implements KafkaRecordDeserializationSchema<KafkaRecord> {
    /** Default of Kafka 4 brokers (message.timestamp.after.max.ms). */
    public static final long MAX_AHEAD_MILLIS = TimeUnit.HOURS.toMillis(1);

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> read, Collector<KafkaRecord> out) {
        out.collect(recordOf(read));
    }

    public static KafkaRecord recordOf(ConsumerRecord<byte[], byte[]> read) {
        long appendedAt = appendTime(read.timestamp(), System.currentTimeMillis());
        return new KafkaRecord(
                read.topic(),
                read.partition(),
                read.offset(),
                // Any producer may write the header, so it can only make a record older.
                Math.min(appendedAt, AppendTime.stated(read, appendedAt)),
                read.key(),
                read.value(),
                OwnLayout.isMarked(read));
    }

    /** Append time, at most {@link #MAX_AHEAD_MILLIS} ahead: in a topic with CreateTime it is a producer's clock. */
    public static long appendTime(long timestampMillis, long nowMillis) {
        // Formats before Kafka 0.10 carry no timestamp; the time of reading is the nearest bound there is.
        return timestampMillis < 0 ? nowMillis : Math.min(timestampMillis, nowMillis + MAX_AHEAD_MILLIS);
    }

    @Override
    public TypeInformation<KafkaRecord> getProducedType() {
        return TypeInformation.of(KafkaRecord.class);
    }
}
