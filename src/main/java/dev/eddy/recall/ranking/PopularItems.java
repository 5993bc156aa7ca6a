package dev.eddy.recall.ranking;

import dev.eddy.recall.channel.Channel;
import dev.eddy.recall.channel.RecallContext;
import dev.eddy.recall.items.Marks;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.vector.VectorBlock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The lists of the channels that are the same for all members of a cluster, and the features and vectors of their items side
 * by side in memory. Most candidates of a refresh are among them.
 */
final class PopularItems {
    private final int depth;
    private final Map<String, RankedItems> lists = new LinkedHashMap<>();
    private final int[] items;
    private final FeatureColumns features = new FeatureColumns();
    private final VectorBlock vectors;

    /** @param context of the request, which may be one for all members */
    PopularItems(List<Channel> channels, RecallContext context, ScoringOptions options) {
        this.depth = context.limit();
        channels.forEach(channel -> lists.put(channel.info().name(), channel.recall(context)));
        this.items = lists.values().stream()
                .flatMapToInt(list -> IntStream.of(list.items()))
                .distinct()
                .toArray();
        features.ensureCapacity(items.length);
        features.set(items, 0, items.length, context.table(), context.asOfMillis(), options);
        this.vectors = context.table().vectors(items);
    }

    /** Items of the lists, each once. */
    int[] items() {
        return items;
    }

    /** The items' own features. */
    FeatureColumns features() {
        return features;
    }

    /** The items' vectors. */
    VectorBlock vectors() {
        return vectors;
    }

    /**
     * Adds the lists without the hidden items.
     *
     * @param limit how many items a list has at most
     * @return whether no list would be longer if the depth were greater
     */
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
