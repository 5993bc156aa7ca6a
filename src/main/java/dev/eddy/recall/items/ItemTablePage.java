package dev.eddy.recall.items;

import dev.eddy.item.ItemSize;
import dev.eddy.item.ItemUpdate;
import java.util.ArrayList;
import java.util.List;

/** Some of the items of a table, as they are written into the state together. */
public record ItemTablePage(List<ItemUpdate> items) {
    /** Items of a page at most. */
    private static final int MOST_ITEMS = 1_000;
    /** Bytes of a page at most, unless a single item takes more: a page is written and read in one piece. */
    static final long MOST_BYTES = 1 << 20;

    /** Pages with all of the items, in their order. */
    static List<ItemTablePage> of(List<ItemUpdate> items) {
        List<ItemTablePage> pages = new ArrayList<>();
        int from = 0;
        long bytes = 0;
        for (int i = 0; i < items.size(); i++) {
            long more = ItemSize.mostBytes(items.get(i));
            if (i > from && (i - from == MOST_ITEMS || bytes + more > MOST_BYTES)) {
                pages.add(new ItemTablePage(items.subList(from, i)));
                from = i;
                bytes = 0;
            }
            bytes += more;
        }
        if (from < items.size()) {
            pages.add(new ItemTablePage(items.subList(from, items.size())));
        }
        return pages;
    }
}
