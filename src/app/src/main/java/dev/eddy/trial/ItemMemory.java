package dev.eddy.trial;

import dev.eddy.item.Catalogue;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVector;
import dev.eddy.item.PopularityOptions;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.search.RetrievalOptions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The state of all items on the heap. The rows of the table that lists are made from follow when {@link #settle} is called. */
final class ItemMemory {
    private final Catalogue catalogue;
    private final PopularityOptions options;
    private final ItemTable table;
    private final Map<String, ItemUpdate> items = new HashMap<>();
    /** Items whose row of the table is older than their state. */
    private final Set<String> changed = new HashSet<>();

    /** Begins with an empty table, or with all items of the catalogue where they are found by their vectors. */
    ItemMemory(Catalogue catalogue, PopularityOptions options, RetrievalOptions retrieval, ItemTable table) {
        this.catalogue = catalogue;
        this.options = options;
        this.table = table;
        if (retrieval.findsItems()) {
            catalogue.items().keySet().forEach(itemId -> table.put(published(itemId)));
        }
    }

    /** Adds an event of an item, or a part of one. */
    void add(ItemUpdate part) {
        ItemUpdate after = known(part.itemId()).plus(part).bounded(options);
        items.put(after.itemId(), after);
        if (after.isSeen()) {
            changed.add(after.itemId());
        }
    }

    /** Brings the table up to date. */
    void settle() {
        changed.forEach(itemId -> table.put(items.get(itemId).digested(options)));
        changed.clear();
    }

    /** Replaces the vectors of items in a space by those of a version. */
    void replace(List<ItemVector> vectors, long version) {
        for (ItemVector vector : vectors) {
            ItemUpdate now =
                    known(vector.itemId()).without(vector.space()).plus(ItemUpdate.of(vector.inVersion(version)));
            items.put(vector.itemId(), now);
            table.put(now.digested(options));
        }
    }

    private ItemUpdate known(String itemId) {
        return items.computeIfAbsent(itemId, this::published);
    }

    private ItemUpdate published(String itemId) {
        return ItemUpdate.of(catalogue.items().get(itemId), catalogue.vectors().get(itemId));
    }
}
