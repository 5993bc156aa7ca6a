package dev.eddy.ops;

import dev.eddy.item.Catalogue;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemRecord;
import dev.eddy.item.ItemRecordParser;
import dev.eddy.item.ItemResolver;
import dev.eddy.item.ItemVectorizer;
import dev.eddy.item.Tag;
import dev.eddy.item.TagVectors;
import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A file of item records, read as the job would read them from Kafka. */
public final class RecordedItems {
    private final Map<String, ItemRecord> records;

    private RecordedItems(Map<String, ItemRecord> records) {
        this.records = records;
    }

    /**
     * All items of a file; the first bad line is a {@link BadInputException}.
     *
     * @param dimension of the tag vectors, which inline vectors must share
     */
    public static RecordedItems load(Path file, int dimension) {
        Map<String, ItemRecord> records = new LinkedHashMap<>();
        var parser = new ItemRecordParser(dimension);
        try (JsonLines lines = JsonLines.open(file)) {
            while (lines.hasNext()) {
                Parsed<ItemRecord> parsed =
                        parser.parse(new KafkaRecord(file.toString(), 0, lines.lineNumber(), 0, null, lines.next()));
                if (parsed.isRefused()) {
                    throw lines.refusal(parsed.reason());
                }
                records.put(parsed.value().itemId(), parsed.value());
            }
        }
        if (records.isEmpty()) {
            throw new BadInputException(file + ": holds no items; give a file with one JSON item a line");
        }
        return new RecordedItems(records);
    }

    /** Items that are known to be good. */
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

    /** The items of a topic as they are now; as in the job, a record that can't be read changes nothing. */
    public static RecordedItems read(KafkaOptions kafka, int dimension) {
        Map<String, ItemRecord> records = new LinkedHashMap<>();
        TopicScan.parseLast(
                kafka,
                kafka.topics().items(),
                TopicScan.ALL,
                new ItemRecordParser(dimension)::parse,
                item -> records.put(item.itemId(), item));
        return new RecordedItems(records);
    }

    /** The same items without their tags; all else stays, an item's own vector too. */
    public RecordedItems withoutTags() {
        Map<String, ItemRecord> without = new LinkedHashMap<>();
        records.forEach((itemId, item) -> without.put(itemId, item.withoutTags()));
        return new RecordedItems(without);
    }

    /** Every tag that an item has. */
    public Set<String> tags() {
        Set<String> tags = new TreeSet<>();
        records.values().forEach(item -> item.tags().stream().map(Tag::name).forEach(tags::add));
        return tags;
    }

    /** The catalogue that the items make under the given tag vectors. */
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
