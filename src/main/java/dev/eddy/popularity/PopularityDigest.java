package dev.eddy.popularity;

import dev.eddy.neighbours.RankedItems;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Heat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Popularity and features of every item that is recalled from: what the cluster stage knows of the world outside. */
public final class PopularityDigest {
    /** Far more than a list, so that what one user had seldom empties it. */
    private static final int HOT_ITEMS = 1_000;

    private final Map<String, ItemPopularity> items = new HashMap<>();
    private final List<HotItems> hot = new ArrayList<>();

    public PopularityDigest() {
        for (int i = 0; i < HalfLives.COUNT; i++) {
            hot.add(new HotItems(HOT_ITEMS));
        }
    }

    /** The item's popularity is now this. */
    public void put(ItemPopularity item) {
        items.put(item.itemId(), item);
        for (int i = 0; i < HalfLives.COUNT; i++) {
            putUnlessCold(hot.get(i), item, i);
        }
    }

    /** What nobody clicked is not popular at all. */
    private static void putUnlessCold(HotItems among, ItemPopularity item, int halfLife) {
        if (item.heats()[halfLife] != Heat.NONE) {
            among.put(item.itemId(), item.heats()[halfLife]);
        }
    }

    /** What is known of an item, or null. */
    public ItemPopularity get(String itemId) {
        return items.get(itemId);
    }

    /** Whether an item may be in a list made as of an instant; one that is not in the digest may not. */
    public boolean isRecallableAt(String itemId, long asOfMillis) {
        ItemPopularity item = items.get(itemId);
        return item != null && item.isRecallableAt(asOfMillis);
    }

    /**
     * The hottest items at one of the {@link HalfLives}.
     *
     * @param isWanted which items may be in the list; whether they are recallable is looked at here
     */
    public RankedItems hottest(int halfLife, long asOfMillis, int limit, Predicate<String> isWanted) {
        List<ItemPopularity> hottest = take(hot.get(halfLife), asOfMillis, limit, isWanted);
        if (hottest.size() < limit && hot.get(halfLife).isFull()) {
            var all = new HotItems(items.size());
            items.values().forEach(item -> putUnlessCold(all, item, halfLife));
            hottest = take(all, asOfMillis, limit, isWanted);
        }
        List<String> ids = new ArrayList<>(hottest.size());
        float[] scores = new float[hottest.size()];
        for (int rank = 0; rank < scores.length; rank++) {
            ids.add(hottest.get(rank).itemId());
            scores[rank] = (float) hottest.get(rank).hotness(halfLife, asOfMillis);
        }
        return new RankedItems(ids, scores);
    }

    private List<ItemPopularity> take(HotItems from, long asOfMillis, int limit, Predicate<String> isWanted) {
        List<ItemPopularity> taken = new ArrayList<>(limit);
        for (String itemId : from) {
            ItemPopularity item = items.get(itemId);
            if (item.isRecallableAt(asOfMillis) && isWanted.test(itemId)) {
                taken.add(item);
                if (taken.size() == limit) {
                    break;
                }
            }
        }
        return taken;
    }
}
