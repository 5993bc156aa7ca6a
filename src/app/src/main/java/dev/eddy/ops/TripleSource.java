package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.item.ItemRecord;
import dev.eddy.item.ItemTriple;
import dev.eddy.item.Tag;
import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.training.embedding.Triples;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Facts to train on: of a file, with head, relation and tail and tabs between in a line, of a topic, and of the items' records. */
public final class TripleSource {
    private static final int PARTS = 3;

    private TripleSource() {}

    /** Adds the facts of a file, plain or gzipped; throws {@link BadInputException} at the first bad line. */
    public static Read read(Path file, Triples.Builder triples) {
        long facts = 0;
        long skipped = 0;
        try (JsonLines lines = JsonLines.open(file)) {
            while (lines.hasNext()) {
                String[] parts = new String(lines.next(), UTF_8).strip().split("\t", -1);
                boolean isFact = parts.length == PARTS;
                for (String part : parts) {
                    isFact &= !part.isBlank();
                }
                if (!isFact) {
                    throw lines.refusal("not a head, a relation and a tail with tabs between");
                }
                facts++;
                skipped += triples.add(parts[0], parts[1], parts[2]) ? 0 : 1;
            }
        }
        return new Read(facts, skipped, 0);
    }

    /** Adds the facts of the deployment's topic. A malformed record takes back the fact before it, as a deletion does. */
    public static Read read(KafkaOptions kafka, Triples.Builder triples) {
        String topic = kafka.topic(Topic.ITEM_TRIPLES);
        Map<ByteBuffer, Parsed<ItemTriple>> last = new LinkedHashMap<>();
        TopicReader.scan(kafka, topic, record -> {
            if (record.value() == null) {
                last.remove(keyOf(record));
            } else {
                last.put(keyOf(record), ItemTriple.parse(KafkaRecord.of(record)));
            }
        });
        List<ItemTriple> facts = last.values().stream()
                .map(Parsed::value)
                .filter(Objects::nonNull)
                .toList();
        long skipped = 0;
        for (ItemTriple fact : facts) {
            skipped += triples.add(fact.head(), fact.relation(), fact.tail()) ? 0 : 1;
        }
        return new Read(facts.size(), skipped, last.size() - facts.size());
    }

    private static ByteBuffer keyOf(ConsumerRecord<byte[], byte[]> record) {
        return ByteBuffer.wrap(record.key() == null ? new byte[0] : record.key());
    }

    /**
     * Numbers of facts in a file or a topic.
     *
     * @param facts all of them
     * @param skipped facts that were there already, or that lead from an entity to itself
     * @param malformed records that are no facts
     */
    public record Read(long facts, long skipped, long malformed) {}

    /** Adds the facts that an item's record holds: its tags, its category and its author. */
    public static void add(ItemRecord item, Triples.Builder triples) {
        String head = ItemTriple.ITEM + item.itemId();
        for (Tag tag : item.tags()) {
            triples.add(head, "tag", "tag:" + tag.name());
        }
        if (item.description().category() != null) {
            triples.add(head, "category", "category:" + item.description().category());
        }
        if (item.description().author() != null) {
            triples.add(head, "author", "author:" + item.description().author());
        }
    }
}
