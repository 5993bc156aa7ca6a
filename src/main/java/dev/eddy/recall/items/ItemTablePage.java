package dev.eddy.recall.items;

import dev.eddy.item.ItemSize;
import dev.eddy.item.ItemUpdate;
import java.util.ArrayList;
import java.util.List;

/** Items of a table that are one element of the state. */
public record ItemTablePage(List<ItemUpdate> items) {
    /** Largest number of items of a page. */
    private static final int MOST_ITEMS = 1_000;
    /** Largest size of a page of several items, 1 MiB: a page is written and read as one array. */
    static final long MOST_BYTES = 1 << 20;

    /** Splits items into pages, in order. */
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
