package dev.eddy.recall.ranking;

import dev.eddy.recall.channel.Channel;
import dev.eddy.recall.channel.RecallContext;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.Marks;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.vector.VectorBlock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The lists of the channels that are the same for all members of a cluster, and the features and vectors of their items
 * side by side in memory. Most candidates of a refresh are among them.
 */
final class PopularItems {
    private static final long KEPT_MILLIS = 1_000;
    private static final int KEPT_REQUESTS = 50;

    private final int depth;
    private final Map<String, RankedItems> lists = new LinkedHashMap<>();
    /** Items of the lists, each once. */
    final int[] items;

    final FeatureColumns features = new FeatureColumns();
    final VectorBlock vectors;
    private final ItemTable table;
    private final long featureChanges;
    private final long asOfMillis;
    private int requests;

    PopularItems(List<Channel> channels, RecallContext context, ScoringOptions options) {
        this.depth = context.limit();
        this.table = context.table();
        this.featureChanges = table.featureChanges();
        this.asOfMillis = context.asOfMillis();
        channels.forEach(channel -> lists.put(channel.info().name(), channel.recall(context)));
        this.items = lists.values().stream()
                .flatMapToInt(list -> IntStream.of(list.items()))
                .distinct()
                .toArray();
        features.ensureCapacity(items.length);
        features.set(items, 0, items.length, table, asOfMillis, options.features());
        this.vectors = table.tagSpace().vectors().block(items);
    }

    /** Whether it serves one more request: for 1 s of event time and 50 requests at most. */
    boolean serves(ItemTable asked, long askedAsOfMillis) {
        requests++;
        return table == asked
                && featureChanges == asked.featureChanges()
                && askedAsOfMillis < asOfMillis + KEPT_MILLIS
                && requests < KEPT_REQUESTS;
    }

    /** Adds the lists without the hidden items; whether no list would be longer if the depth were greater. */
    boolean addTo(Map<String, RankedItems> listsOfOne, Marks hidden, int limit) {
        boolean isDeepEnough = true;
        for (Map.Entry<String, RankedItems> entry : lists.entrySet()) {
            RankedItems all = entry.getValue();
            RankedItems list = all.without(hidden, limit);
            listsOfOne.put(entry.getKey(), list);
            isDeepEnough &= list.size() == limit || all.size() < depth;
        }
        return isDeepEnough;
    }
}
