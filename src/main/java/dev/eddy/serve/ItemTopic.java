package dev.eddy.serve;

import dev.eddy.client.ItemCatalogue;
import dev.eddy.filter.ItemFacts;
import dev.eddy.item.ItemRecordParser;
import dev.eddy.record.KafkaRecord;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The items as the topic of items has them, about 500 bytes each. An item with a malformed record keeps the one before, as in the
 * job. One thread writes, any read.
 */
final class ItemTopic implements ItemCatalogue {
    private final ItemRecordParser parser;
    private final Map<String, ItemFacts> items = new ConcurrentHashMap<>();
    private final Set<String> attributes = ConcurrentHashMap.newKeySet();

    /** @param dimension of the vectors in the records */
    ItemTopic(int dimension) {
        this.parser = new ItemRecordParser(dimension);
    }

    /** Takes the next record of the topic. */
    void accept(KafkaRecord record) {
        if (record.value() == null) {
            if (record.key() != null) {
                items.remove(record.textKey());
            }
            return;
        }
        ItemFacts item = parser.parseFacts(record).value();
        if (item != null) {
            items.put(item.itemId(), item);
            attributes.addAll(item.attributes().keySet());
        }
    }

    @Override
    public ItemFacts item(String itemId) {
        return items.get(itemId);
    }

    /** An item that is not in the catalogue is never recalled. */
    @Override
    public boolean mayShow(String itemId) {
        return items.containsKey(itemId);
    }

    @Override
    public boolean hasAttribute(String name) {
        return attributes.contains(name);
    }

    int size() {
        return items.size();
    }
}
