package dev.eddy.serve;

import dev.eddy.client.ItemCatalogue;
import dev.eddy.filter.ItemFacts;
import dev.eddy.format.RecordFormat;
import dev.eddy.item.ItemRecordParser;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.RecordParser;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The items as the topic of items has them, about 500 bytes each. An item with a malformed record keeps the one before, as in the
 * job. One thread writes, any read.
 */
final class ItemTopic implements ItemCatalogue {
    private static final ItemRecordParser PARSER = ItemRecordParser.withoutVectors();

    private final RecordParser<Change> parser;
    private final Map<String, ItemFacts> items = new ConcurrentHashMap<>();
    private final Set<String> attributes = ConcurrentHashMap.newKeySet();
    private final LongAdder refused = new LongAdder();
    private volatile boolean isRead;

    /** @param facts null for an item that was taken down */
    private record Change(String itemId, ItemFacts facts) {}

    /** @param layout of the records of the topic */
    ItemTopic(RecordFormat layout) {
        this.parser = layout.before(ItemTopic::parse);
    }

    private static Parsed<Change> parse(KafkaRecord record) {
        if (record.value() == null) {
            return record.key() == null ? Parsed.ignored() : Parsed.of(new Change(record.textKey(), null));
        }
        Parsed<ItemFacts> parsed = PARSER.parseFacts(record);
        return parsed.isRefused()
                ? Parsed.refused(parsed.reason())
                : Parsed.of(new Change(parsed.value().itemId(), parsed.value()));
    }

    /** Takes the next record of the topic. */
    void accept(KafkaRecord record) {
        Parsed<Change> parsed = parser.apply(record);
        if (parsed.isRefused()) {
            refused.increment();
        } else if (!parsed.isIgnored()) {
            take(parsed.value());
        }
    }

    private void take(Change change) {
        if (change.facts == null) {
            items.remove(change.itemId);
        } else {
            items.put(change.itemId, change.facts);
            attributes.addAll(change.facts.attributes().keySet());
        }
    }

    /** Says that all records of the start were taken. */
    void markRead() {
        isRead = true;
    }

    /** Whether filters see all items. */
    boolean isRead() {
        return isRead;
    }

    @Override
    public ItemFacts item(String itemId) {
        return items.get(itemId);
    }

    /** An item that is not in the catalogue is never recalled. Before the catalogue is read, any may be in it. */
    @Override
    public boolean mayShow(String itemId) {
        return !isRead || items.containsKey(itemId);
    }

    @Override
    public boolean hasAttribute(String name) {
        return attributes.contains(name);
    }

    int size() {
        return items.size();
    }

    /** Number of malformed records until now. */
    long refused() {
        return refused.sum();
    }
}
