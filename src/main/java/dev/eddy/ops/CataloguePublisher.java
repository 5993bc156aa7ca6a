package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.TopicNames;
import java.util.Iterator;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;

/**
 * Publishes what the job looks up: item records, tag vectors, and vectors of items in other spaces. Each call returns when
 * the broker has them all.
 */
public final class CataloguePublisher implements AutoCloseable {
    private final Publication publication;
    private final TopicNames topics;

    public CataloguePublisher(KafkaOptions kafka) {
        this(Producers.connect(kafka, "eddy-catalogue"), kafka.topics());
    }

    CataloguePublisher(Producer<String, byte[]> producer, TopicNames topics) {
        this.publication = new Publication(producer);
        this.topics = topics;
    }

    /**
     * Publishes item records under their {@code item_id}.
     *
     * @return how many
     */
    public long publishItems(Iterator<byte[]> items) {
        long count = 0;
        while (items.hasNext()) {
            byte[] json = items.next();
            count++;
            String itemId = RecordHeader.of(json).itemId();
            if (itemId == null) {
                String where = items instanceof JsonLines lines ? lines.position() : "item record " + count;
                throw new BadInputException(where + ": not a JSON object with a string item_id: " + beginning(json)
                        + "; correct or drop it");
            }
            publication.send(topics.items(), itemId, json);
        }
        publication.finish(topics.items());
        return count;
    }

    /**
     * Publishes vectors under their tags.
     *
     * @return how many
     */
    public long publishTagVectors(Map<String, float[]> vectors) {
        vectors.forEach((tag, vector) -> publication.send(topics.tagVectors(), tag, json(vector)));
        publication.finish(topics.tagVectors());
        return vectors.size();
    }

    /**
     * Publishes vectors of items under {@code SPACE:ITEM}.
     *
     * @param vectors as records of the topic
     * @return how many
     */
    public long publishItemVectors(Iterator<byte[]> vectors) {
        long count = 0;
        while (vectors.hasNext()) {
            byte[] json = vectors.next();
            count++;
            RecordHeader header = RecordHeader.of(json);
            if (header.space() == null || header.itemId() == null) {
                String where = vectors instanceof JsonLines lines ? lines.position() : "vector " + count;
                throw new BadInputException(where + ": not a JSON object with a string space and item_id: "
                        + beginning(json) + "; correct or drop it");
            }
            publication.send(topics.itemVectors(), header.space() + ":" + header.itemId(), json);
        }
        publication.finish(topics.itemVectors());
        return count;
    }

    private static byte[] json(float[] vector) {
        StringBuilder json = new StringBuilder("{\"vector\":[");
        for (int i = 0; i < vector.length; i++) {
            json.append(i == 0 ? "" : ",").append(vector[i]);
        }
        return json.append("]}").toString().getBytes(UTF_8);
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
