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
    final ItemNumbers numbers;
    private final int recents;
    private final PositionDecay fades;
    /** Linked items by item number. */
    private int[][] links = {};
    /** Weights of the links. */
    private float[][] weights = {};

    private final TopK best;

    LinkedItems(ItemNumbers numbers, NeighbourOptions options) {
        this.numbers = numbers;
        this.recents = options.sequence().recents();
        this.fades = new PositionDecay(options.sequence().fade(), recents);
        this.best = TopK.ofPositive(options.listSize(), (a, b) -> numbers.compare(a, b) < 0);
    }

    /** Replaces the links of an item. The arrays are kept, so not to be changed; the weights are not negative. */
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

    /** The list of a user with these recents, newest first. */
    public RankedItems list(int[] recents, IntPredicate isWanted) {
        Scores scores = numbers.scores();
        for (int i = 0; i < Math.min(recents.length, this.recents); i++) {
            if (has(recents[i])) {
                int[] others = links[recents[i]];
                scores.addAll(others, 0, others.length, weights[recents[i]], 0, fades.at(i));
            }
        }
        scores.drain().offerTo(best.cleared(), isWanted).sorted();
        return new RankedItems(numbers, best.ids(), best.scores());
    }

    /** The user's items that bring an item into {@link #list}. */
    public List<Cause> causes(int[] recents, int wanted) {
        Map<Integer, Double> parts = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(recents.length, this.recents); i++) {
            int[] others = has(recents[i]) ? links[recents[i]] : new int[0];
            for (int j = 0; j < others.length; j++) {
                if (others[j] == wanted) {
                    parts.put(recents[i], fades.at(i) * weights[recents[i]][j]);
                }
            }
        }
        return Cause.of(parts, numbers::id);
    }
}
