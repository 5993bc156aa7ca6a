package dev.eddy.recall.search;

import dev.eddy.item.ItemFeatures;
import dev.eddy.item.Tag;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.vector.Vectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Derives a member's interests, one per category of tags. An interest is the sum of the vectors of the last 50 clicked
 * items, each weighted by the share of the category's five main tags. So the vectors need not be made of tags.
 */
final class CategoryInterests {
    private static final int LATEST_ITEMS = 50;
    /** Main tags of a category; rarer ones are there by chance. */
    private static final int TAGS = 5;

    private CategoryInterests() {}

    /**
     * An interest in one category.
     *
     * @param category of the tags; a tag without one is its own category
     * @param direction unit vector
     * @param cosine with the direction of the member, above 0
     */
    record Interest(String category, float[] direction, float cosine) {}

    /** The interests nearest to the direction of the member, nearest first; none for a member without a direction. */
    static List<Interest> of(Member member, ItemTable table, Duration halfLife, long asOfMillis, int limit) {
        if (member.direction() == null) {
            return List.of();
        }
        List<ClickedItem> clicked = ClickedItem.of(member, table, halfLife, asOfMillis, LATEST_ITEMS).stream()
                .filter(each -> each.item().features().vector() != null)
                .toList();
        Map<String, Map<String, Double>> tagsOf = new TreeMap<>();
        for (ClickedItem each : clicked) {
            for (Tag tag : each.item().features().tags()) {
                tagsOf.computeIfAbsent(category(tag), category -> new HashMap<>())
                        .merge(tag.name(), each.weight() * tag.weight(), Double::sum);
            }
        }
        List<Interest> interests = new ArrayList<>();
        tagsOf.forEach((category, weights) -> {
            float[] direction = direction(category, mainTags(weights), clicked, member.direction().length);
            float cosine = direction == null ? 0 : Vectors.product(direction, member.direction());
            if (cosine > 0) {
                interests.add(new Interest(category, direction, cosine));
            }
        });
        // Stable, so ties stay in the order of categories.
        interests.sort(Comparator.comparingDouble(Interest::cosine).reversed());
        return List.copyOf(interests.subList(0, Math.min(limit, interests.size())));
    }

    private static String category(Tag tag) {
        return tag.category() == null ? tag.name() : tag.category();
    }

    private static List<String> mainTags(Map<String, Double> weights) {
        return weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TAGS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static float[] direction(String category, List<String> tags, List<ClickedItem> clicked, int dimension) {
        double[] sum = new double[dimension];
        for (ClickedItem each : clicked) {
            ItemFeatures item = each.item().features();
            double all = 0;
            double ofInterest = 0;
            for (Tag tag : item.tags()) {
                all += tag.weight();
                ofInterest += category(tag).equals(category) && tags.contains(tag.name()) ? tag.weight() : 0;
            }
            if (ofInterest > 0) {
                Vectors.addScaled(sum, each.weight() * ofInterest / all, item.vector());
            }
        }
        return Vectors.unit(sum);
    }
}
