package dev.eddy.recall;

import dev.eddy.item.ItemUpdate;
import dev.eddy.item.TaskShare;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemSpace;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.ranking.ScoringOptions;
import dev.eddy.recall.ranking.SimilarList;
import dev.eddy.recall.search.ItemFinder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Schedules the searches for similar items and makes the shared lists: of used items when they are due, of new items
 * step by step. Lists are made in the space of the tag vectors only.
 */
final class SimilarLists {
    /** Lists made for one new item: its own, and those of the five items most similar to it. */
    private static final int TOLD_OF_ONE = 6;
    /** New items that wait, at most; a click on one that is left out starts its search, too. */
    private static final int WAITING = 100_000;
    /** Pause between two items; a search takes a tenth of it at most. */
    private static final long PAUSE_MILLIS = 10;
    /** New items whose lists are made without a pause. */
    private static final int AT_ONCE = 10;

    private final ItemFinder finder;
    private final ItemNumbers numbers;
    private final ItemTable table;
    private final ScoringOptions options;
    private final TaskShare own;
    /** By the name of the space. */
    private final Map<String, NewItems<Integer>> newItems = new LinkedHashMap<>();

    /** @param own items whose lists this task writes; every task learns of all new items */
    SimilarLists(ItemFinder finder, ItemTable table, ScoringOptions options, TaskShare own) {
        this.finder = finder;
        this.numbers = table.numbers();
        this.table = table;
        this.options = options;
        this.own = own;
        table.spaces().forEach(space -> newItems.put(space.name(), new NewItems<>(WAITING, AT_ONCE, PAUSE_MILLIS)));
    }

    /** Takes an item that is new in a space, or has changed. */
    void add(ItemSpace space, String itemId) {
        newItems.get(space.name()).add(numbers.of(itemId));
    }

    /** New items left out because too many came at once. */
    long leftOut() {
        return newItems.values().stream().mapToLong(NewItems::leftOut).sum();
    }

    /** Lists of a user's items for which a search was due. */
    List<SharedUpdate> ofUsed(List<Integer> items, long asOfMillis, long nowMillis) {
        return finder.lookForSimilar(items, asOfMillis).stream()
                .map(item -> listOf(item, asOfMillis, nowMillis))
                .toList();
    }

    /** Lists of the new items whose turn it is, and of items similar to them, by the newest known event time. */
    List<SharedUpdate> ofNew(long newestMillis, long nowMillis) {
        List<SharedUpdate> made = new ArrayList<>();
        for (ItemSpace space : table.spaces()) {
            NewItems<Integer> waiting = newItems.get(space.name());
            for (Integer item = waiting.next(nowMillis); item != null; item = waiting.next(nowMillis)) {
                ItemUpdate known = table.get(item);
                if (known == null || known.features() == null) {
                    continue;
                }
                long asOfMillis =
                        Math.max(newestMillis, Math.min(known.features().publishedAtMillis(), nowMillis));
                List<Integer> changed = finder.lookForSimilarToNew(space, item, asOfMillis);
                if (space == table.tagSpace()) {
                    changed.stream()
                            .limit(TOLD_OF_ONE)
                            .filter(each -> own.has(numbers.id(each)))
                            .forEach(each -> made.add(listOf(each, asOfMillis, nowMillis)));
                }
            }
        }
        return made;
    }

    private SharedUpdate listOf(int item, long asOfMillis, long nowMillis) {
        return SharedUpdate.similar(
                numbers.id(item), nowMillis, SimilarList.of(item, numbers, table, options, asOfMillis));
    }
}
