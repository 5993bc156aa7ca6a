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

/** The sources of the job. Without state, tables start at the beginning and events at the committed offset or the beginning. */
record KafkaSources(StreamExecutionEnvironment env, KafkaOptions options) {
    /** What happens, read by as many tasks as the job has. */
    // The connector still asks for the enum that the client deprecates.
    @SuppressWarnings("deprecation")
    DataStream<KafkaRecord> events(String uid, String topic) {
        return read(
                uid, topic, env.getParallelism(), OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST));
    }

    /** A table without an order, read by all tasks. */
    DataStream<KafkaRecord> table(String uid, String topic) {
        return read(uid, topic, env.getParallelism(), OffsetsInitializer.earliest());
    }

    /** A table or commands in one order, read by a single task. */
    DataStream<KafkaRecord> orderedTable(String uid, String topic) {
        return read(uid, topic, 1, OffsetsInitializer.earliest());
    }

    /** New records only, read by a single task. */
    DataStream<KafkaRecord> fromNowOn(String uid, String topic) {
        return read(uid, topic, 1, OffsetsInitializer.latest());
    }

    private DataStream<KafkaRecord> read(String uid, String topic, int parallelism, OffsetsInitializer begin) {
        var properties = new Properties();
        // Records of aborted transactions are no events.
        properties.put("isolation.level", "read_committed");
        properties.putAll(options.clientProperties());
        KafkaSource<KafkaRecord> source = KafkaSource.<KafkaRecord>builder()
                .setProperties(properties)
                .setTopics(topic)
                .setGroupId(options.group())
                // Consumers with one client id would share one set of metrics.
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
