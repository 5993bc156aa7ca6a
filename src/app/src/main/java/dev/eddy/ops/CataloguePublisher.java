package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.kafka.Producers;
import dev.eddy.record.OwnLayout;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes item records, tag vectors, item vectors and user towers to their topics. Each call waits until the broker has all records;
 * throws {@link BadInputException} when a record lacks a field of its key.
 */
public final class CataloguePublisher implements AutoCloseable {
    private final Publication<String> publication;
    private final KafkaOptions kafka;

    public CataloguePublisher(KafkaOptions kafka) {
        this.publication = new Publication<>(Producers.connect(kafka, "eddy-catalogue"));
        this.kafka = kafka;
    }

    /** Publishes item records under their {@code item_id}; returns their number. */
    public long publishItems(Iterator<byte[]> items) {
        return publish(kafka.topic(Topic.ITEMS), items, "item record", "a string item_id", RecordHeader::itemId);
    }

    /** Publishes vectors under their tags; returns their number. */
    public long publishTagVectors(Map<String, float[]> vectors) {
        vectors.forEach((tag, vector) -> {
            String json = "{\"vector\":" + Arrays.toString(vector).replace(" ", "") + "}";
            publication.send(kafka.topic(Topic.TAG_VECTORS), tag, json.getBytes(UTF_8));
        });
        publication.finish(kafka.topic(Topic.TAG_VECTORS));
        return vectors.size();
    }

    /** Publishes records of item vectors under {@code SPACE:ITEM}; returns their number. */
    public long publishItemVectors(Iterator<byte[]> vectors) {
        return publish(kafka.topic(Topic.ITEM_VECTORS), vectors, "vector", "a string space and item_id", header -> {
            boolean isWhole = header.space() != null && header.itemId() != null;
            return isWhole ? header.space() + ":" + header.itemId() : null;
        });
    }

    /** Publishes the weights of the user tower of a space, without a version. */
    public void publishUserTower(String space, byte[] weights) {
        String topic = kafka.topic(Topic.USER_TOWERS);
        publication.send(topic, space, weights);
        publication.finish(topic);
    }

    /** @param keyOf the key of a record; null when a field is missing */
    private long publish(
            String topic, Iterator<byte[]> records, String name, String needed, Function<RecordHeader, String> keyOf) {
        long count = 0;
        while (records.hasNext()) {
            byte[] json = records.next();
            count++;
            String key = keyOf.apply(RecordHeader.of(json));
            if (key == null) {
                String where = records instanceof JsonLines lines ? lines.position() : name + " " + count;
                throw new BadInputException(
                        where + ": not a JSON object with " + needed + ": " + beginning(json) + "; correct or drop it");
            }
            publication.send(OwnLayout.mark(new ProducerRecord<>(topic, key, json)));
        }
        publication.finish(topic);
        return count;
    }

    private static String beginning(byte[] json) {
        String text = new String(json, UTF_8);
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    @Override
    public void close() {
        publication.close();
    }
}
