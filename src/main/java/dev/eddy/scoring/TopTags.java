package dev.eddy.scoring;

import dev.eddy.catalog.Tag;
import dev.eddy.interest.Interaction;
import dev.eddy.neighbours.Member;
import dev.eddy.popularity.ItemPopularity;
import dev.eddy.popularity.PopularityDigest;
import dev.eddy.vector.Exp2;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The tags that stand out among the items a member clicked last. */
final class TopTags {
    private static final int LATEST_ITEMS = 20;
    private static final int TAGS = 5;
    private static final double HALF_LIFE_MILLIS = TimeUnit.DAYS.toMillis(30);

    private TopTags() {}

    /** @param recents items the member clicked, newest first */
    static List<String> of(Member member, int[] recents, PopularityDigest digest, long asOfMillis) {
        Map<String, Float> weights = new HashMap<>();
        int clicked = 0;
        for (int i = 0; clicked < Math.min(LATEST_ITEMS, recents.length); i++) {
            Interaction interaction = member.history().get(i);
            ItemPopularity item = interaction.isPositive() ? digest.get(recents[clicked++]) : null;
            if (item != null && item.features() != null) {
                double fade = Exp2.of((interaction.atMillis() - asOfMillis) / HALF_LIFE_MILLIS);
                for (Tag tag : item.features().tags()) {
                    weights.merge(tag.name(), (float) (interaction.weight() * fade * tag.weight()), Float::sum);
                }
            }
        }
        return heaviest(weights);
    }

    private static List<String> heaviest(Map<String, Float> weights) {
        List<String> heaviest = new ArrayList<>(TAGS + 1);
        weights.forEach((tag, weight) -> {
            int at = heaviest.size();
            while (at > 0 && isHeavier(tag, weight, heaviest.get(at - 1), weights)) {
                at--;
            }
            if (weight > 0 && at < TAGS) {
                heaviest.add(at, tag);
                if (heaviest.size() > TAGS) {
                    heaviest.remove(TAGS);
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
