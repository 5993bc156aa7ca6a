package dev.eddy.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.centre.CentreRecord;
import dev.eddy.control.CommandProgress;
import dev.eddy.recall.Candidates;
import dev.eddy.recall.Explanation;
import dev.eddy.recall.SharedUpdate;
import dev.eddy.record.DeadLetter;
import dev.eddy.record.DeadLetterSchema;
import dev.eddy.record.RecordJson;
import dev.eddy.serving.CandidateSink;
import dev.eddy.serving.SharedSink;
import dev.eddy.user.Handover;
import dev.eddy.user.HandoverRecord;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The sinks of the job. */
public record RecallSinks(
        Sink<Candidates> candidates,
        Sink<SharedUpdate> shared,
        Sink<DeadLetter> deadLetters,
        Sink<CommandProgress> progress,
        Sink<Explanation> answers,
        Sink<CentreRecord> centres,
        Sink<Handover> handovers) {

    static RecallSinks toRedisAndKafka(JobOptions options) {
        KafkaOptions kafka = options.kafka();
        var requester = KafkaRebuildRequester.opener(kafka, options.serving().ttl());
        String answers = kafka.topic(Topic.ANSWERS);
        return new RecallSinks(
                CandidateSink.toRedis(options.redis(), requester, options.serving()),
                SharedSink.toRedis(options.redis(), options.serving()),
                toKafka(kafka, new DeadLetterSchema(kafka.topic(Topic.DEAD_LETTERS))),
                toKafka(kafka, json(kafka.topic(Topic.PROGRESS), CommandProgress::commandId)),
                toKafka(kafka, json(answers, answer -> answer.question().id())),
                toKafka(kafka, centres(kafka.topic(Topic.CENTRES))),
                toKafka(kafka, handovers(kafka.topic(Topic.HANDOVERS))));
    }

    private static KafkaRecordSerializationSchema<CentreRecord> centres(String topic) {
        return (record, context, timestamp) ->
                new ProducerRecord<>(topic, record.key().getBytes(UTF_8), record.value());
    }

    private static KafkaRecordSerializationSchema<Handover> handovers(String topic) {
        return (handover, context, timestamp) ->
                new ProducerRecord<>(topic, handover.to().getBytes(UTF_8), HandoverRecord.encode(handover));
    }

    private static <T> KafkaRecordSerializationSchema<T> json(String topic, SerializableFunction<T, String> key) {
        return (record, context, timestamp) ->
                new ProducerRecord<>(topic, key.apply(record).getBytes(UTF_8), RecordJson.encode(record));
    }

    private static <T> Sink<T> toKafka(KafkaOptions options, KafkaRecordSerializationSchema<T> schema) {
        return KafkaSink.<T>builder()
                .setKafkaProducerConfig(options.clientProperties())
                .setBootstrapServers(options.bootstrapServers())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setProperty("max.request.size", Integer.toString(Topic.LARGEST_BYTES))
                .setRecordSerializer(schema)
                .build();
    }
}
