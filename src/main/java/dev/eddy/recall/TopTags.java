package dev.eddy.recall;

import dev.eddy.client.TagShare;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.Tag;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.user.Interaction;
import dev.eddy.vector.Exp2;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The heaviest tags of a member's latest items, or of given weights. */
final class TopTags {
    private static final int LATEST_ITEMS = 20;
    private static final int TAGS = 5;

    private static final double HALF_LIFE_MILLIS = TimeUnit.DAYS.toMillis(30);

    private TopTags() {}

    /** @param recents items the member clicked, newest first */
    static List<String> of(Member member, int[] recents, ItemTable table, long asOfMillis) {
        Map<String, Float> weights = new HashMap<>();
        int clicked = 0;
        for (int i = 0; clicked < Math.min(LATEST_ITEMS, recents.length); i++) {
            Interaction interaction = member.history().get(i);
            ItemUpdate item = interaction.isPositive() ? table.get(recents[clicked++]) : null;
            if (item != null && item.features() != null) {
                double fade = Exp2.of((interaction.atMillis() - asOfMillis) / HALF_LIFE_MILLIS);
                for (Tag tag : item.features().tags()) {
                    weights.merge(tag.name(), (float) (interaction.weight() * fade * tag.weight()), Float::sum);
                }
            }
        }
        return heaviest(weights, TAGS);
    }

    /** The heaviest tags with their shares of all weight. */
    static List<TagShare> shares(Map<String, Float> weights, int limit) {
        float all = 0;
        for (float weight : weights.values()) {
            all += weight;
        }
        List<TagShare> shares = new ArrayList<>();
        for (String tag : heaviest(weights, limit)) {
            shares.add(new TagShare(tag, weights.get(tag) / all));
        }
        return shares;
    }

    private static List<String> heaviest(Map<String, Float> weights, int limit) {
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
