package dev.eddy.job;

import dev.eddy.record.KafkaRecord;
import dev.eddy.record.KafkaRecordSchema;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * The job's sources. One without state reads what it looks up from the beginning, and events from where the consumer group
 * left off, else from the beginning too.
 */
final class KafkaSources {
    private final StreamExecutionEnvironment env;
    private final KafkaOptions options;

    KafkaSources(StreamExecutionEnvironment env, KafkaOptions options) {
        this.env = env;
        this.options = options;
    }

    /** What happens, read by as many tasks as the job has. */
    // The connector still asks for the enum that the client deprecates.
    @SuppressWarnings("deprecation")
    DataStream<KafkaRecord> events(String uid, String topic) {
        return read(
                uid, topic, env.getParallelism(), OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST));
    }

    /** What is looked up, read by as many tasks as the job has. */
    DataStream<KafkaRecord> table(String uid, String topic) {
        return read(uid, topic, env.getParallelism(), OffsetsInitializer.earliest());
    }

    /** What is looked up or obeyed in one order, read by a single task. */
    DataStream<KafkaRecord> orderedTable(String uid, String topic) {
        return read(uid, topic, 1, OffsetsInitializer.earliest());
    }

    /** What is of no use later, read by a single task. */
    DataStream<KafkaRecord> fromNowOn(String uid, String topic) {
        return read(uid, topic, 1, OffsetsInitializer.latest());
    }

    private DataStream<KafkaRecord> read(String uid, String topic, int parallelism, OffsetsInitializer begin) {
        var properties = new Properties();
        // What a producer took back is no event.
        properties.put("isolation.level", "read_committed");
        properties.putAll(options.clientProperties());
        KafkaSource<KafkaRecord> source = KafkaSource.<KafkaRecord>builder()
                .setProperties(properties)
                .setTopics(topic)
                .setGroupId(options.group())
                // Two consumers with one client id would fight over one set of metrics.
                .setClientIdPrefix(options.group() + "-" + uid)
                .setStartingOffsets(begin)
                .setDeserializer(new KafkaRecordSchema())
                .build();
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), uid)
                .setParallelism(parallelism)
                .uid(uid)
                .name(uid);
    }
}
