package dev.eddy.behaviour;

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

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> read, Collector<KafkaRecord> out) {
        out.collect(recordOf(read));
    }

    /** What was read, as parsers take it. */
    public static KafkaRecord recordOf(ConsumerRecord<byte[], byte[]> read) {
        // Formats before Kafka 0.10 carry no timestamp; the time of reading is the nearest bound there is.
        long appendedAt = read.timestamp() >= 0 ? read.timestamp() : System.currentTimeMillis();
        return new KafkaRecord(
                read.topic(),
                read.partition(),
                read.offset(),
                AppendTime.of(read, appendedAt),
                read.key(),
                read.value());
    }

    @Override
    public TypeInformation<KafkaRecord> getProducedType() {
        return TypeInformation.of(KafkaRecord.class);
    }
}
