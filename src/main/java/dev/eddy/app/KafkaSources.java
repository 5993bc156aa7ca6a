package dev.eddy.app;

import dev.eddy.behaviour.KafkaRecord;
import dev.eddy.behaviour.KafkaRecordSchema;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Sources that begin where the consumer group left off, else at the beginning. */
final class KafkaSources {
    private final StreamExecutionEnvironment env;
    private final KafkaOptions options;

    KafkaSources(StreamExecutionEnvironment env, KafkaOptions options) {
        this.env = env;
        this.options = options;
    }

    /** A topic's records, read by as many tasks as the job has. */
    DataStream<KafkaRecord> parallel(String uid, String topic) {
        return read(uid, topic, env.getParallelism());
    }

    /** A topic's records in one order, read by a single task. */
    DataStream<KafkaRecord> ordered(String uid, String topic) {
        return read(uid, topic, 1);
    }

    // The connector still asks for the enum that the client deprecates.
    @SuppressWarnings("deprecation")
    private DataStream<KafkaRecord> read(String uid, String topic, int parallelism) {
        KafkaSource<KafkaRecord> source = KafkaSource.<KafkaRecord>builder()
                .setProperties(options.clientProperties())
                .setTopics(topic)
                .setGroupId(options.group())
                // Two consumers with one client id would fight over one set of metrics.
                .setClientIdPrefix(options.group() + "-" + uid)
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setDeserializer(new KafkaRecordSchema())
                .build();
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), uid)
                .setParallelism(parallelism)
                .uid(uid)
                .name(uid);
    }
}
