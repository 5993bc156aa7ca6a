package dev.eddy.ops;

import dev.eddy.item.Catalogue;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemRecord;
import dev.eddy.item.ItemRecordParser;
import dev.eddy.item.ItemResolver;
import dev.eddy.item.ItemVectorizer;
import dev.eddy.item.Tag;
import dev.eddy.item.TagVectorParser;
import dev.eddy.item.TagVectors;
import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.record.KafkaRecord;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Item records of a file or a topic, parsed as in the job. */
public final class RecordedItems {
    private final Map<String, ItemRecord> records;

    private RecordedItems(Map<String, ItemRecord> records) {
        this.records = records;
    }

    /**
     * All items of a file.
     *
     * @param dimension of the tag vectors; inline vectors must have the same
     * @throws BadInputException at the first bad line, or when there is no item
     */
    public static RecordedItems load(Path file, int dimension) {
        Map<String, ItemRecord> records = new LinkedHashMap<>();
        JsonLines.parse(
                file, 0, new ItemRecordParser(dimension)::parse, (item, lines) -> records.put(item.itemId(), item));
        if (records.isEmpty()) {
            throw new BadInputException(file + ": holds no items; give a file with one JSON item a line");
        }
        return new RecordedItems(records);
    }

    /** Items of records that are known to be valid. */
    public static RecordedItems parse(List<byte[]> lines, int dimension) {
        Map<String, ItemRecord> records = new LinkedHashMap<>();
        var parser = new ItemRecordParser(dimension);
        for (byte[] json : lines) {
            ItemRecord item =
                    parser.parse(new KafkaRecord("", 0, 0, 0, null, json)).value();
            records.put(item.itemId(), item);
        }
        return new RecordedItems(records);
    }

    /** The present items of the topic; malformed records are skipped, as in the job. */
    public static RecordedItems read(KafkaOptions kafka, int dimension) {
        Map<String, ItemRecord> records = new LinkedHashMap<>();
        TopicReader.parseLast(
                kafka,
                kafka.topic(Topic.ITEMS),
                TopicReader.ALL,
                new ItemRecordParser(dimension)::parse,
                item -> records.put(item.itemId(), item));
        return new RecordedItems(records);
    }

    /** The catalogue that the job has now, from its topics {@code items} and {@code tag-vectors}. */
    public static Catalogue readCatalogue(KafkaOptions kafka, int dimension) {
        var vectors = new TagVectors(dimension);
        TopicReader.parseLast(
                kafka, kafka.topic(Topic.TAG_VECTORS), TopicReader.ALL, new TagVectorParser(dimension)::parse, tag -> {
                    if (tag.vector() == null) {
                        vectors.remove(tag.tag());
                    } else {
                        vectors.put(tag.tag(), tag.vector());
                    }
                });
        return read(kafka, dimension).catalogue(vectors);
    }

    /** The same items without their tags; their own vectors stay. */
    public RecordedItems withoutTags() {
        Map<String, ItemRecord> without = new LinkedHashMap<>();
        records.forEach((itemId, item) -> without.put(itemId, item.withoutTags()));
        return new RecordedItems(without);
    }

    /** All tags of the items. */
    public Set<String> tags() {
        Set<String> tags = new TreeSet<>();
        records.values().forEach(item -> item.tags().stream().map(Tag::name).forEach(tags::add));
        return tags;
    }

    /** The catalogue of the items with these tag vectors. */
    public Catalogue catalogue(TagVectors tagVectors) {
        var resolver = new ItemResolver(new ItemVectorizer(tagVectors));
        Map<String, ItemFeatures> features = new LinkedHashMap<>();
        records.forEach((itemId, item) -> features.put(itemId, resolver.features(item)));
        return new Catalogue(features, tagVectors);
    }

    /** An item's title, else its id. */
    public String title(String itemId) {
        ItemRecord item = records.get(itemId);
        return item == null || item.title() == null ? itemId : item.title();
    }
}
