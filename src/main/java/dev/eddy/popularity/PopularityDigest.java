package dev.eddy.popularity;

import dev.eddy.neighbours.HottestItems;
import dev.eddy.neighbours.RankedItems;
import dev.eddy.vector.HalfLives;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Popularity and features of every item that is recalled from: what the cluster stage knows of the world outside. */
public final class PopularityDigest {
    private final Map<String, ItemPopularity> items = new HashMap<>();
    private final List<HottestItems> hottest = new ArrayList<>();

    public PopularityDigest() {
        for (int i = 0; i < HalfLives.COUNT; i++) {
            hottest.add(new HottestItems());
        }
    }

    /** The item's popularity is now this. */
    public void put(ItemPopularity item) {
        // The one object that stands for this id everywhere: its hash is computed, and it is found by identity.
        String itemId = item.itemId().intern();
        items.put(itemId, item);
        for (int i = 0; i < HalfLives.COUNT; i++) {
            hottest.get(i).put(itemId, item.heats()[i]);
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
        List<String> ids = hottest.get(halfLife)
                .take(
                        limit,
                        itemId -> isWanted.test(itemId) && isRecallableAt(itemId, asOfMillis),
                        each -> items.values().forEach(item -> each.accept(item.itemId(), item.heats()[halfLife])));
        float[] scores = new float[ids.size()];
        for (int rank = 0; rank < scores.length; rank++) {
            scores[rank] = (float) items.get(ids.get(rank)).hotness(halfLife, asOfMillis);
        }
        return new RankedItems(ids, scores);
    }
}
