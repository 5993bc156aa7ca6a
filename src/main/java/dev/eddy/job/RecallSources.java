package dev.eddy.job;

import dev.eddy.record.KafkaRecord;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The sources of the job, unparsed.
 *
 * @param tagVectors in one order, like centres and control
 */
public record RecallSources(
        DataStream<KafkaRecord> events,
        DataStream<KafkaRecord> items,
        DataStream<KafkaRecord> tagVectors,
        DataStream<KafkaRecord> itemVectors,
        DataStream<KafkaRecord> centres,
        DataStream<KafkaRecord> control,
        DataStream<KafkaRecord> questions) {

    static RecallSources fromKafka(StreamExecutionEnvironment env, KafkaOptions options) {
        var sources = new KafkaSources(env, options);
        TopicNames topics = options.topics();
        return new RecallSources(
                sources.events("behaviour-source", topics.events()),
                sources.table("item-source", topics.items()),
                sources.orderedTable("tag-vector-source", topics.tagVectors()),
                sources.table("item-vector-source", topics.itemVectors()),
                sources.orderedTable("centre-source", topics.centres()),
                sources.orderedTable("control-source", topics.control()),
                sources.fromNowOn("question-source", topics.questions()));
    }
}
