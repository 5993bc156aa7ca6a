package dev.eddy.recall;

import dev.eddy.client.TagShare;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemUpdate;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.user.ForemostTags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The heaviest tags of a member's latest items, or of given weights. */
final class TopTags {
    private static final int TAGS = 5;

    private TopTags() {}

    static List<String> of(Member member, ItemTable table) {
        return ForemostTags.of(member.history(), itemId -> features(itemId, table), TAGS);
    }

    private static ItemFeatures features(String itemId, ItemTable table) {
        ItemUpdate item = table.get(itemId);
        return item == null ? null : item.features();
    }

    /** The heaviest with their weights, the heaviest first. */
    static Map<String, Float> heaviest(Map<String, Float> weights, int limit) {
        Map<String, Float> heaviest = new LinkedHashMap<>();
        ForemostTags.heaviest(weights, limit).forEach(name -> heaviest.put(name, weights.get(name)));
        return heaviest;
    }

    /** The heaviest tags with their shares of all weight. */
    static List<TagShare> shares(Map<String, Float> weights, int limit) {
        float all = 0;
        for (float weight : weights.values()) {
            all += weight;
        }
        List<TagShare> shares = new ArrayList<>();
        for (String tag : ForemostTags.heaviest(weights, limit)) {
            shares.add(new TagShare(tag, weights.get(tag) / all));
        }
        return shares;
    }
}
