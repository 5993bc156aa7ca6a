package dev.eddy.recall.items;

import dev.eddy.vector.TopK;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Weighted links from each item to other items, whose numbers are held. The list of a user is the sum of the links of
 * the user's last items, weighted by {@link PositionDecay}.
 */
public class LinkedItems {
    /** Of the last link in a list, so that a list of one has a weight. */
    private static final double LEAST_WEIGHT = .001;

    final ItemNumbers numbers;
    private final int recents;
    private final PositionDecay fades;
    /** Linked items by item number. */
    private int[][] links = {};
    /** Weights of the links. */
    private float[][] weights = {};

    LinkedItems(ItemNumbers numbers, NeighbourOptions options) {
        this.numbers = numbers;
        this.recents = options.sequence().recents();
        this.fades = new PositionDecay(options.sequence().fade(), recents);
    }

    /** Replaces the links of an item. The arrays are kept, so not to be changed; negative weights come last. */
    public void put(int item, int[] others, float[] weightsOfOthers) {
        if (item >= links.length) {
            int capacity = 2 * item + 16;
            links = Arrays.copyOf(links, capacity);
            weights = Arrays.copyOf(weights, capacity);
        }
        // Held before the old ones are released, since most are in both.
        for (int other : others) {
            numbers.hold(other);
        }
        releaseOthers(item);
        links[item] = others;
        weights[item] = weightsOfOthers;
    }

    private void releaseOthers(int item) {
        if (links[item] != null) {
            for (int other : links[item]) {
                numbers.release(other);
            }
        }
    }

    public void remove(int item) {
        if (has(item)) {
            releaseOthers(item);
            links[item] = null;
            weights[item] = null;
        }
    }

    void clear() {
        for (int item = 0; item < links.length; item++) {
            remove(item);
        }
    }

    /** Whether links were put for an item, even an empty array. */
    public boolean has(int item) {
        return item < links.length && links[item] != null;
    }

    /** The linked items of an item that has links; not to be changed. */
    public int[] others(int item) {
        return links[item];
    }

    /** Weights in the order of {@link #others}; not to be changed. */
    public float[] weights(int item) {
        return weights[item];
    }

    /**
     * The wanted items with the most weight in the links of some items, in no particular order. An item that a list does not have
     * counts as the last one of that list. If the weights are cosines, most of the items nearest to the sum of the vectors are
     * among these. Source: Fagin, Lotem and Naor, "Optimal aggregation algorithms for middleware", JCSS 66, 2003, section 4,
     * here with lists read to a fixed depth.
     *
     * @param fade weight of an item, relative to the one before it
     * @param count largest number of items
     */
    public int[] mostLinked(List<Integer> items, double fade, int count, IntPredicate isWanted) {
        Scores scores = numbers.scores();
        double weight = 1;
        for (int item : items) {
            if (has(item)) {
                int[] others = links[item];
                for (int i = 0; i < others.length; i++) {
                    double beyondLast = weights[item][i] - weights[item][others.length - 1];
                    scores.add(others[i], weight * (LEAST_WEIGHT + beyondLast));
                }
            }
            weight *= fade;
        }
        TopK most = TopK.ofPositive(count, (x, y) -> numbers.compare(x, y) < 0);
        return scores.drain().offerTo(most, isWanted).selected().ids();
    }

    /** The list of a user with these recents, newest first. Negative weights don't count. */
    public RankedItems list(int[] recents, int limit, IntPredicate isWanted) {
        Scores scores = numbers.scores();
        for (int i = 0; i < Math.min(recents.length, this.recents); i++) {
            if (has(recents[i])) {
                scores.addAll(links[recents[i]], 0, linked(recents[i]), weights[recents[i]], 0, fades.at(i));
            }
        }
        TopK best = TopK.ofPositive(limit, (a, b) -> numbers.compare(a, b) < 0);
        scores.drain().offerTo(best, isWanted).sorted();
        return new RankedItems(numbers, best.ids(), best.scores());
    }

    /** Number of an item's links without a negative weight. */
    private int linked(int item) {
        int count = links[item].length;
        while (count > 0 && weights[item][count - 1] < 0) {
            count--;
        }
        return count;
    }

    /** The user's items that bring an item into {@link #list}. */
    public List<Cause> causes(int[] recents, int wanted) {
        Map<Integer, Double> parts = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(recents.length, this.recents); i++) {
            int linked = has(recents[i]) ? linked(recents[i]) : 0;
            for (int j = 0; j < linked; j++) {
                if (links[recents[i]][j] == wanted) {
                    parts.put(recents[i], fades.at(i) * weights[recents[i]][j]);
                }
            }
        }
        return Cause.of(parts, numbers::id);
    }
}
