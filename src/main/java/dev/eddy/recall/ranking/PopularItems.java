package dev.eddy.recall.ranking;

import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.items.Channel;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.Marks;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.VectorBlock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What is popular in a cluster and overall as of an instant, whoever asks: the lists of the channels, and all that is known of
 * their items, side by side in memory. Most of what is looked at in a refresh is the same for all members.
 */
final class PopularItems {
    private final int depth;
    private final Map<Channel, RankedItems> lists;
    private final int[] items;
    private final OwnFeatures features = new OwnFeatures();
    private final VectorBlock vectors;

    /**
     * @param wanted channels asked for, of which those are meant that tell what is popular
     * @param isShown which items may be in the lists; whether they are recallable is looked at here
     * @param depth how long the lists are at most
     */
    PopularItems(
            ClusterModel cluster,
            ItemTable table,
            Set<Channel> wanted,
            ScoringOptions options,
            IntPredicate isShown,
            int depth,
            long asOfMillis) {
        this.depth = depth;
        this.lists = lists(cluster, table, wanted, isShown, depth, asOfMillis);
        this.items = lists.values().stream()
                .flatMapToInt(list -> IntStream.of(list.items()))
                .distinct()
                .toArray();
        features.ensureCapacity(items.length);
        for (int i = 0; i < items.length; i++) {
            features.set(i, items[i], table, asOfMillis, options);
        }
        this.vectors = table.vectors(items);
    }

    private static Map<Channel, RankedItems> lists(
            ClusterModel cluster,
            ItemTable table,
            Set<Channel> wanted,
            IntPredicate isShown,
            int depth,
            long asOfMillis) {
        IntPredicate isWanted = item -> isShown.test(item) && table.isRecallableAt(item, asOfMillis);
        Map<Channel, RankedItems> lists = new LinkedHashMap<>();
        for (int i = 0; i < HalfLives.COUNT; i++) {
            if (wanted.contains(Channel.CLUSTER_HOT.get(i))) {
                lists.put(Channel.CLUSTER_HOT.get(i), cluster.hottest(i, asOfMillis, depth, isWanted, table));
            }
            if (wanted.contains(Channel.HOT.get(i))) {
                lists.put(Channel.HOT.get(i), table.hottest(i, asOfMillis, depth, isShown));
            }
        }
        return lists;
    }

    /** Items of the lists, each once. */
    int[] items() {
        return items;
    }

    /** All but the cosines. */
    OwnFeatures features() {
        return features;
    }

    /** The items' vectors. */
    VectorBlock vectors() {
        return vectors;
    }

    /**
     * The lists without the items that are hidden from somebody.
     *
     * @param limit how many items a list has at most
     * @return whether none of them would be longer, had the depth been greater
     */
    boolean addTo(Map<Channel, RankedItems> listsOfOne, Marks hidden, int limit) {
        boolean isDeepEnough = true;
        for (Map.Entry<Channel, RankedItems> entry : lists.entrySet()) {
            RankedItems all = entry.getValue();
            RankedItems list = all.without(hidden, limit);
            listsOfOne.put(entry.getKey(), list);
            isDeepEnough &= list.size() == limit || all.size() < depth;
        }
        return isDeepEnough;
    }
}
