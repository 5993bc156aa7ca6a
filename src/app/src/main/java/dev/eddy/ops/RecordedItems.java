package dev.eddy.ops;

import dev.eddy.item.Catalogue;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemRecord;
import dev.eddy.item.ItemRecordParser;
import dev.eddy.item.ItemResolver;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVectorParser;
import dev.eddy.item.ItemVectorizer;
import dev.eddy.item.Tag;
import dev.eddy.item.TagVectorParser;
import dev.eddy.item.TagVectors;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.record.RecordParser;
import dev.eddy.training.tower.TowerCorpus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Item records and item vectors of a file or a topic, parsed as in the job. */
public final class RecordedItems {
    private final Map<String, ItemRecord> records = new LinkedHashMap<>();

    private RecordedItems() {}

    private void add(ItemRecord item) {
        records.merge(item.itemId(), item, (older, newer) -> newer.keepingFrom(older));
    }

    /**
     * All items of a file, whose inline vectors must have the dimension of the tag vectors. Throws {@link BadInputException} at
     * the first bad line, or when there is no item.
     */
    public static RecordedItems load(Path file, int dimension) {
        var items = new RecordedItems();
        JsonLines.parse(file, new ItemRecordParser(dimension)::parse, (item, lines) -> items.add(item));
        if (items.records.isEmpty()) {
            throw new BadInputException(file + ": holds no items; give a file with one JSON item a line");
        }
        return items;
    }

    /** Items of records that are known to be valid. */
    public static RecordedItems parse(List<byte[]> lines, int dimension) {
        var items = new RecordedItems();
        JsonLines.parse(lines, new ItemRecordParser(dimension)::parse).forEach(items::add);
        return items;
    }

    /** The present items of the topic; malformed records are skipped, as in the job. */
    public static RecordedItems read(KafkaOptions kafka, int dimension) {
        var items = new RecordedItems();
        RecordParser<ItemRecord> parser = kafka.records().items().before(new ItemRecordParser(dimension)::parse);
        TopicReader.parseLast(kafka, kafka.topic(Topic.ITEMS), TopicReader.ALL, parser, items::add);
        return items;
    }

    /** The catalogue that the job has now, from its topics {@code items} and {@code tag-vectors}. */
    public static Catalogue readCatalogue(KafkaOptions kafka, int dimension) {
        var vectors = new TagVectors(dimension);
        readTagVectors(kafka, dimension).forEach(vectors::put);
        return read(kafka, dimension).catalogue(vectors);
    }

    /** The vectors by tag on the topic; malformed records, and those of another dimension, are skipped, as in the job. */
    public static Map<String, float[]> readTagVectors(KafkaOptions kafka, int dimension) {
        Map<String, float[]> vectors = new LinkedHashMap<>();
        TopicReader.parseLast(
                kafka, kafka.topic(Topic.TAG_VECTORS), TopicReader.ALL, new TagVectorParser(dimension)::parse, tag -> {
                    if (tag.vector() == null) {
                        vectors.remove(tag.tag());
                    } else {
                        vectors.put(tag.tag(), tag.vector());
                    }
                });
        return vectors;
    }

    /** Item vectors of a file, by item id and space; throws {@link BadInputException} at the first bad line. */
    public static Map<String, Map<String, float[]>> loadVectors(Path file, List<VectorSpace> spaces) {
        Map<String, Map<String, float[]>> vectors = new HashMap<>();
        JsonLines.parse(
                file,
                new ItemVectorParser(spaces)::parse,
                (vector, lines) -> vectors.computeIfAbsent(vector.itemId(), item -> new TreeMap<>())
                        .putAll(ItemUpdate.of(vector).vectors()));
        return vectors;
    }

    /** The item vectors that the job uses in a space, by item id and {@linkplain VectorSpace#nameOf name} without version. */
    public static Map<String, Map<String, float[]>> readVectors(KafkaOptions kafka, VectorSpace space) {
        long version = KafkaSpaceTopic.order(kafka, space.name()).inUse();
        Map<String, Map<String, float[]>> vectors = new HashMap<>();
        TopicReader.parseLast(
                kafka,
                kafka.topic(Topic.ITEM_VECTORS),
                TopicReader.ALL,
                new ItemVectorParser(List.of(space))::parse,
                vector -> {
                    if (vector.version() == version) {
                        vectors.put(
                                vector.itemId(),
                                ItemUpdate.of(vector.inVersion(0)).vectors());
                    }
                });
        return vectors;
    }

    public RecordedItems map(UnaryOperator<ItemRecord> change) {
        var changed = new RecordedItems();
        records.values().forEach(item -> changed.add(change.apply(item)));
        return changed;
    }

    /** The distinct tags by item id, without items that have none. */
    public Map<String, List<String>> tagsOfItems() {
        Map<String, List<String>> tags = new LinkedHashMap<>();
        records.forEach((itemId, item) -> {
            if (!item.tags().isEmpty()) {
                tags.put(itemId, item.tags().stream().map(Tag::name).distinct().toList());
            }
        });
        return tags;
    }

    /** The sum of each tag's weights, the largest first; equal ones by name. */
    public Map<String, Double> tagWeights() {
        Map<String, Double> sums = new HashMap<>();
        records.values().stream()
                .flatMap(item -> item.tags().stream())
                .forEach(tag -> sums.merge(tag.name(), (double) tag.weight(), Double::sum));
        Map<String, Double> sorted = new LinkedHashMap<>();
        sums.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return sorted;
    }

    /** All tags of the items. */
    public Set<String> tags() {
        return records.values().stream()
                .flatMap(item -> item.tags().stream())
                .map(Tag::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The catalogue of the items with these tag vectors. */
    public Catalogue catalogue(TagVectors tagVectors) {
        var resolver = new ItemResolver(new ItemVectorizer(tagVectors));
        Map<String, ItemFeatures> features = new LinkedHashMap<>();
        records.forEach((itemId, item) -> features.put(itemId, resolver.features(item)));
        return new Catalogue(features, tagVectors);
    }

    public void forEach(Consumer<ItemRecord> consumer) {
        records.values().forEach(consumer);
    }

    /** The items that have a text. */
    public List<ItemRecord> withText(ItemTexts texts) {
        return records.values().stream().filter(item -> texts.of(item) != null).toList();
    }

    /** A corpus with the items, and no click yet. The words of an item are its tags, its author and its category. */
    public TowerCorpus.Builder towerCorpus() {
        var corpus = new TowerCorpus.Builder();
        records.values().forEach(item -> corpus.item(item.itemId(), words(item)));
        return corpus;
    }

    private static List<String> words(ItemRecord item) {
        List<String> words = new ArrayList<>();
        item.tags().forEach(tag -> words.add("tag:" + tag.name()));
        if (item.description().author() != null) {
            words.add("author:" + item.description().author());
        }
        if (item.description().category() != null) {
            words.add("category:" + item.description().category());
        }
        return words;
    }

    public boolean has(String itemId) {
        return records.containsKey(itemId);
    }

    public int size() {
        return records.size();
    }

    /** An item's title, else its id. */
    public String title(String itemId) {
        ItemRecord item = records.get(itemId);
        return item == null ? itemId : item.name();
    }

    /** An item's title, with its author if there is one; else its id. */
    public String titleAndAuthor(String itemId) {
        ItemRecord item = records.get(itemId);
        String author = item == null ? null : item.description().author();
        return author == null ? title(itemId) : title(itemId) + " · " + author;
    }
}
