package dev.eddy.recall.items;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A member, item or interest that brought an item into a channel's list.
 *
 * @param id of a member or of an item that the user had, or the category of an interest, depending on the channel
 * @param share of the item's score, in (0, 1]
 */
public record Cause(String id, double share) {
    private static final int MOST = 5;

    /** The causes with the largest parts, the largest first, ties by id. */
    public static <K> List<Cause> of(Map<K, Double> parts, Function<K, String> idOf) {
        double sum = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        return parts.entrySet().stream()
                .filter(part -> part.getValue() > 0)
                .map(part -> new Cause(idOf.apply(part.getKey()), part.getValue() / sum))
                .sorted(Comparator.comparing(Cause::share).reversed().thenComparing(Cause::id))
                .limit(MOST)
                .toList();
    }
}
