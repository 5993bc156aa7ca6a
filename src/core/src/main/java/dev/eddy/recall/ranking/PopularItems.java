package dev.eddy.recall.ranking;

import dev.eddy.recall.channel.Channel;
import dev.eddy.recall.channel.RecallContext;
import dev.eddy.recall.channel.SharedItems;
import dev.eddy.recall.items.Marks;
import dev.eddy.recall.items.RankedItems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The lists of the channels that are the same for all members of a cluster, and the features and vectors of their items
 * side by side in memory. Most candidates of a refresh are among them.
 */
final class PopularItems {
    private final int depth;
    private final Map<String, PopularList> lists = new LinkedHashMap<>();
    /** Items of the lists, each once. */
    final SharedItems shared;

    final FeatureColumns features = new FeatureColumns();
    /** Length of that member's lists, without the hidden items. */
    int limit;

    /** A channel's list, and where its items are among {@link #shared}. */
    record PopularList(RankedItems ranked, int[] places) {}

    PopularItems(List<Channel> channels, RecallContext context, ScoringOptions options) {
        this.depth = context.limit();
        Map<Integer, Integer> placeOf = new LinkedHashMap<>();
        for (Channel channel : channels) {
            RankedItems ranked = channel.recall(context);
            int[] places = new int[ranked.size()];
            for (int rank = 0; rank < places.length; rank++) {
                placeOf.putIfAbsent(ranked.items()[rank], placeOf.size());
                places[rank] = placeOf.get(ranked.items()[rank]);
            }
            lists.put(channel.info().name(), new PopularList(ranked, places));
        }
        int[] items = placeOf.keySet().stream().mapToInt(Integer::intValue).toArray();
        this.shared = new SharedItems(items, context.table(), context.asOfMillis());
        features.ensureCapacity(items.length);
        features.set(items, 0, items.length, context.table(), context.asOfMillis(), options.features());
    }

    /** Hides items from a member; whether no list would be longer if the depth were greater. */
    boolean hide(Marks hidden, int listSize) {
        limit = listSize;
        return shared.hide(hidden) <= depth - limit
                || lists.values().stream().allMatch(list -> isDeepEnough(list.places()));
    }

    private boolean isDeepEnough(int[] list) {
        return list.length < depth
                || IntStream.of(list).filter(i -> !shared.isHidden(i)).count() >= limit;
    }

    /** The lists without the items that are hidden now, by the channel's name. */
    Map<String, RankedItems> shown(Marks hidden) {
        Map<String, RankedItems> shown = new LinkedHashMap<>();
        lists.forEach((name, list) -> shown.put(name, list.ranked().without(hidden, limit)));
        return shown;
    }

    /** The list of a channel, with the hidden items; null for a channel of another source. */
    PopularList list(String channel) {
        return lists.get(channel);
    }
}
