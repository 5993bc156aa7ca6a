package dev.eddy.scoring;

import dev.eddy.catalog.Tag;
import dev.eddy.interest.Interaction;
import dev.eddy.neighbours.ItemNumbers;
import dev.eddy.neighbours.Member;
import dev.eddy.popularity.ItemPopularity;
import dev.eddy.popularity.PopularityDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The tags that stand out among a member's latest items. */
final class TopTags {
    private static final int LATEST_ITEMS = 50;
    private static final int TAGS = 5;
    private static final double HALF_LIFE_MILLIS = TimeUnit.DAYS.toMillis(30);

    private TopTags() {}

    static List<String> of(Member member, ItemNumbers numbers, PopularityDigest digest, long asOfMillis) {
        Map<String, Double> weights = new HashMap<>();
        for (Interaction interaction : member.history()
                .subList(0, Math.min(LATEST_ITEMS, member.history().size()))) {
            ItemPopularity item = digest.get(numbers.of(interaction.itemId()));
            if (item != null && item.features() != null) {
                double fade = Math.pow(2, (interaction.atMillis() - asOfMillis) / HALF_LIFE_MILLIS);
                for (Tag tag : item.features().tags()) {
                    weights.merge(tag.name(), interaction.weight() * fade * tag.weight(), Double::sum);
                }
            }
        }
        return weights.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TAGS)
                .map(Map.Entry::getKey)
                .toList();
    }
}
