package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.control.Question;
import dev.eddy.control.QuestionCodec;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.kafka.Consumers;
import dev.eddy.kafka.Producers;
import dev.eddy.recall.Explanation;
import dev.eddy.record.RecordJson;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Asks the running job why a user was or was not recalled an item. Not safe for use by several threads. */
public final class QuestionChannel implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final String topic;
    private final Duration timeout;
    private final Producer<String, byte[]> questions;
    private final Consumer<byte[], byte[]> answers;

    /** @param timeout longest wait for all answers of a call */
    public QuestionChannel(KafkaOptions kafka, Duration timeout) {
        this.topic = kafka.topic(Topic.QUESTIONS);
        this.timeout = timeout;
        this.questions = Producers.connect(kafka, "eddy-questions", timeout);
        Map<String, Object> prompt = Map.of("fetch.max.wait.ms", Math.toIntExact(POLL.toMillis()));
        this.answers = Consumers.tail(kafka, kafka.topic(Topic.ANSWERS), "eddy-answers", prompt);
    }

    /**
     * Asks about a user, an item (the other is null), or both, in the list of an event time in epoch milliseconds or of the
     * user's {@link Question#LAST} event. Throws {@link IllegalStateException} without a timely answer.
     */
    public Explanation ask(String userId, String itemId, long asOfMillis) {
        return askAll(List.of(Question.of(userId, itemId, asOfMillis))).get(0);
    }

    /** Asks about several items; returns the answers in their order. Throws as {@link #ask} does. */
    public List<Explanation> askAbout(List<String> itemIds, long asOfMillis) {
        return askAll(itemIds.stream()
                .map(itemId -> Question.of(null, itemId, asOfMillis))
                .toList());
    }

    /** Asks several questions, each with its own id; returns the answers in their order. Throws as {@link #ask} does. */
    public List<Explanation> askAll(List<Question> asked) {
        long deadline = System.nanoTime() + timeout.toNanos();
        List<Future<RecordMetadata>> sent = asked.stream()
                .map(question ->
                        questions.send(new ProducerRecord<>(topic, question.id(), QuestionCodec.encode(question))))
                .toList();
        sent.forEach(one -> Producers.awaitTaken(one, "Kafka did not take the question on " + topic));
        List<String> ids = asked.stream().map(Question::id).toList();
        Map<String, Explanation> found = new HashMap<>();
        Set<String> open = new HashSet<>(ids);
        while (!open.isEmpty()) {
            if (System.nanoTime() >= deadline) {
                throw new IllegalStateException("no answer on " + open.size() + " of " + ids.size() + " questions in "
                        + timeout + "; is the job running?");
            }
            for (ConsumerRecord<byte[], byte[]> record : answers.poll(POLL)) {
                String id = record.key() == null ? "" : new String(record.key(), UTF_8);
                Explanation answer = open.contains(id)
                        ? RecordJson.decode(record.value(), Explanation.class).orElse(null)
                        : null;
                if (answer != null) {
                    open.remove(id);
                    found.put(id, answer);
                }
            }
        }
        return ids.stream().map(found::get).toList();
    }

    @Override
    public void close() {
        questions.close();
        answers.close();
    }
}
