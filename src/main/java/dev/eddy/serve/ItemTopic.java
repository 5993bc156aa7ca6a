package dev.eddy.serve;

import dev.eddy.client.ItemCatalogue;
import dev.eddy.filter.ItemFacts;
import dev.eddy.item.ItemRecordParser;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The items as the topic of items has them, about 500 bytes each. An item with a malformed record keeps the one before, as in the
 * job. One thread writes, any read.
 */
final class ItemTopic implements ItemCatalogue {
    private final ItemRecordParser parser = ItemRecordParser.withoutVectors();
    private final Map<String, ItemFacts> items = new ConcurrentHashMap<>();
    private final Set<String> attributes = ConcurrentHashMap.newKeySet();
    private final LongAdder refused = new LongAdder();
    private volatile boolean isRead;

    /** Takes the next record of the topic. */
    void accept(KafkaRecord record) {
        if (record.value() == null) {
            if (record.key() != null) {
                items.remove(record.textKey());
            }
            return;
        }
        Parsed<ItemFacts> parsed = parser.parseFacts(record);
        if (parsed.isRefused()) {
            refused.increment();
            return;
        }
        ItemFacts item = parsed.value();
        items.put(item.itemId(), item);
        attributes.addAll(item.attributes().keySet());
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
