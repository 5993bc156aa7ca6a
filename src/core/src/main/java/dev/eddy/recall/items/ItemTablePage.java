package dev.eddy.recall.items;

import dev.eddy.item.ItemUpdate;
import dev.eddy.item.TaskShare;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Part of a task's share of the {@link ItemTable} in the state. The items are picked out of the table when the page is written, by
 * another thread, so that the task does not stand still for it.
 */
public final class ItemTablePage {
    /** Items of a page, about; a page is written and read as one array. */
    private static final int ITEMS = 128;

    private final ItemUpdate[] table;
    private final int from;
    private final int to;
    private final TaskShare own;
    private final boolean hasUnseen;

    private ItemTablePage(ItemUpdate[] table, int from, int to, TaskShare own, boolean hasUnseen) {
        this.table = table;
        this.from = from;
        this.to = to;
        this.own = own;
        this.hasUnseen = hasUnseen;
    }

    /** A page of just these items. */
    public static ItemTablePage of(List<ItemUpdate> items) {
        return new ItemTablePage(items.toArray(ItemUpdate[]::new), 0, items.size(), new TaskShare(0, 1), true);
    }

    /**
     * Divides a task's share of the table into pages.
     *
     * @param table by item number, null where there is none; must not change
     * @param hasUnseen whether items without an event belong to it
     */
    static List<ItemTablePage> of(ItemUpdate[] table, TaskShare own, boolean hasUnseen) {
        int step = ITEMS * own.tasks();
        List<ItemTablePage> pages = new ArrayList<>(table.length / step + 1);
        for (int from = 0; from < table.length; from += step) {
            pages.add(new ItemTablePage(table, from, Math.min(table.length, from + step), own, hasUnseen));
        }
        return pages;
    }

    public List<ItemUpdate> items() {
        return Arrays.stream(table, from, to)
                .filter(item -> item != null && own.has(item.itemId()) && isToKeep(item, hasUnseen))
                .toList();
    }

    static boolean isToKeep(ItemUpdate item, boolean hasUnseen) {
        return hasUnseen || item.isSeen();
    }
}
