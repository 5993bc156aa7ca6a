package dev.eddy.user;

import dev.eddy.item.ItemFeatures;
import dev.eddy.item.Tag;
import dev.eddy.vector.Exp2;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The heaviest tags of a user's latest items. */
public final class ForemostTags {
    private static final int LATEST_ITEMS = 20;
    private static final double HALF_LIFE_MILLIS = TimeUnit.DAYS.toMillis(30);

    private ForemostTags() {}

    /**
     * The heaviest tags of the latest clicks, which fade by age; among equals the first in the alphabet.
     *
     * @param newestFirst the user's interactions
     * @param items features of an item by its id, or null
     */
    public static List<String> of(List<Interaction> newestFirst, Function<String, ItemFeatures> items, int limit) {
        Map<String, Float> weights = new HashMap<>();
        int clicked = 0;
        for (int i = 0; i < newestFirst.size() && clicked < LATEST_ITEMS; i++) {
            Interaction interaction = newestFirst.get(i);
            ItemFeatures item = null;
            if (interaction.isPositive()) {
                clicked++;
                item = items.apply(interaction.itemId());
            }
            if (item != null) {
                long age = newestFirst.get(0).atMillis() - interaction.atMillis();
                double fade = Exp2.of(-age / HALF_LIFE_MILLIS);
                for (Tag tag : item.tags()) {
                    weights.merge(tag.name(), (float) (interaction.weight() * fade * tag.weight()), Float::sum);
                }
            }
        }
        return heaviest(weights, limit);
    }

    /** The tags with the largest positive weights, heaviest first; among equals the first in the alphabet. */
    public static List<String> heaviest(Map<String, Float> weights, int limit) {
        List<String> heaviest = new ArrayList<>(limit + 1);
        weights.forEach((tag, weight) -> {
            int at = heaviest.size();
            while (at > 0 && isHeavier(tag, weight, heaviest.get(at - 1), weights)) {
                at--;
            }
            if (weight > 0 && at < limit) {
                heaviest.add(at, tag);
                if (heaviest.size() > limit) {
                    heaviest.remove(limit);
                }
            }
        });
        return heaviest;
    }

    private static boolean isHeavier(String tag, float weight, String other, Map<String, Float> weights) {
        float otherWeight = weights.get(other);
        return weight != otherWeight ? weight > otherWeight : tag.compareTo(other) < 0;
    }
}
