package dev.eddy.retrieval;

import dev.eddy.catalog.ItemFeatures;
import dev.eddy.catalog.Tag;
import dev.eddy.interest.Interaction;
import dev.eddy.neighbours.ItemNumbers;
import dev.eddy.neighbours.Member;
import dev.eddy.popularity.ItemPopularity;
import dev.eddy.popularity.PopularityDigest;
import dev.eddy.vector.Exp2;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The interests of a member, one for each category of tags: of the items clicked last, each by the share that the category's
 * foremost tags have in it. So an interest is a direction among items, whether their vectors are made of their tags or not.
 */
final class Interests {
    private static final int LATEST_ITEMS = 50;
    private static final double HALF_LIFE_MILLIS = TimeUnit.DAYS.toMillis(30);

    /** Of a category so many tags count: what is rare in it is a matter of chance. */
    private static final int TAGS = 5;

    private Interests() {}

    /**
     * One interest.
     *
     * @param category of the tags: as the record says, else the tag itself
     * @param direction unit vector
     * @param cosine with the interest as a whole, positive
     */
    record Interest(String category, float[] direction, float cosine) {}

    /** An item with a vector that the member clicked, and how much it counts. */
    private record Clicked(ItemFeatures item, double weight) {}

    /** At most so many interests as of an instant, those nearest to the member's interest as a whole first. */
    static List<Interest> of(Member member, ItemNumbers numbers, PopularityDigest digest, long asOfMillis, int limit) {
        List<Clicked> clicked = clicked(member, numbers, digest, asOfMillis);
        Map<String, Map<String, Double>> tagsOf = new TreeMap<>();
        for (Clicked each : clicked) {
            for (Tag tag : each.item.tags()) {
                tagsOf.computeIfAbsent(category(tag), category -> new HashMap<>())
                        .merge(tag.name(), each.weight * tag.weight(), Double::sum);
            }
        }
        List<Interest> interests = new ArrayList<>();
        tagsOf.forEach((category, weights) -> {
            float[] direction = direction(category, foremost(weights), clicked, member.direction().length);
            float cosine = direction == null ? 0 : Vectors.product(direction, member.direction());
            if (cosine > 0) {
                interests.add(new Interest(category, direction, cosine));
            }
        });
        // A stable sort of what comes by category: ties are the same everywhere.
        interests.sort(Comparator.comparingDouble(Interest::cosine).reversed());
        return List.copyOf(interests.subList(0, Math.min(limit, interests.size())));
    }

    private static List<Clicked> clicked(Member member, ItemNumbers numbers, PopularityDigest digest, long asOfMillis) {
        List<Clicked> clicked = new ArrayList<>();
        for (Interaction interaction : member.history()) {
            if (clicked.size() == LATEST_ITEMS) {
                break;
            }
            ItemPopularity item = interaction.isPositive() ? digest.get(numbers.of(interaction.itemId())) : null;
            if (item != null && item.features() != null && item.features().vector() != null) {
                double fade = Exp2.of((interaction.atMillis() - asOfMillis) / HALF_LIFE_MILLIS);
                clicked.add(new Clicked(item.features(), interaction.weight() * fade));
            }
        }
        return clicked;
    }

    private static String category(Tag tag) {
        return tag.category() == null ? tag.name() : tag.category();
    }

    private static List<String> foremost(Map<String, Double> weights) {
        return weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TAGS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static float[] direction(String category, List<String> tags, List<Clicked> clicked, int dimension) {
        double[] sum = new double[dimension];
        for (Clicked each : clicked) {
            double all = 0;
            double ofInterest = 0;
            for (Tag tag : each.item.tags()) {
                all += tag.weight();
                ofInterest += category(tag).equals(category) && tags.contains(tag.name()) ? tag.weight() : 0;
            }
            if (ofInterest > 0) {
                Vectors.addScaled(sum, each.weight * ofInterest / all, each.item.vector());
            }
        }
        return Vectors.unit(sum);
    }
}
