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

/** The sources of the job. */
record KafkaSources(StreamExecutionEnvironment env, KafkaOptions options) {
    /** Reads a topic as {@link Topic#reading} says. */
    DataStream<KafkaRecord> read(Topic topic) {
        String uid = topic.source;
        var properties = new Properties();
        // Records of aborted transactions are no events.
        properties.put("isolation.level", "read_committed");
        properties.putAll(options.clientProperties());
        KafkaSource<KafkaRecord> records = KafkaSource.<KafkaRecord>builder()
                .setProperties(properties)
                .setTopics(options.topic(topic))
                .setGroupId(options.group())
                // Consumers with one client id would share one set of metrics.
                .setClientIdPrefix(options.group() + "-" + uid)
                .setStartingOffsets(begin(topic.reading))
                .setDeserializer(new KafkaRecordSchema())
                .build();
        var source = topic == Topic.EVENTS ? new AfterHistorySource<>(records, options) : records;
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), uid)
                .setParallelism(topic.reading.isByOneTask ? 1 : env.getParallelism())
                .uid(uid)
                .name(uid);
    }

    // The connector still asks for the enum that the client deprecates.
    @SuppressWarnings("deprecation")
    private static OffsetsInitializer begin(Topic.Reading reading) {
        return switch (reading) {
            case EVENTS -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
            case FROM_NOW_ON -> OffsetsInitializer.latest();
            case TABLE, ORDERED_TABLE -> OffsetsInitializer.earliest();
            case NONE, BY_COMMANDS -> throw new IllegalArgumentException("the job does not read this topic");
        };
    }
}
