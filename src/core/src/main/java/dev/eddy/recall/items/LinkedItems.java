package dev.eddy.recall.items;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** What the links bring to a user with these recents, newest first, by item. Negative weights don't count. */
    public Scores sums(int[] recents) {
        Scores sums = numbers.scores();
        for (int i = 0; i < Math.min(recents.length, this.recents); i++) {
            addTo(sums, recents[i], fades.at(i));
        }
        return sums;
    }

    /** Adds the weights of an item's links, times a factor, to the sums of the linked items. Negative weights don't count. */
    final void addTo(Scores sums, int item, double factor) {
        if (has(item)) {
            sums.addAll(links[item], 0, linked(item), weights[item], 0, factor);
        }
    }

    /**
     * How near each linked item is to some items together, roughly: an item that a list does not have counts as the last one
     * of that list. If the weights are cosines, most of the items nearest to the sum of the vectors have the highest of these
     * sums. Source: Fagin, Lotem and Naor, "Optimal aggregation algorithms for middleware", JCSS 66, 2003, section 4, here
     * with lists read to a fixed depth.
     *
     * @param fade weight of an item, relative to the one before it
     */
    public Scores sumsBeyondLast(List<Integer> items, double fade) {
        Scores sums = numbers.scores();
        double weight = 1;
        for (int item : items) {
            if (has(item)) {
                int[] others = links[item];
                float[] weights = this.weights[item];
                for (int i = 0; i < others.length; i++) {
                    sums.add(others[i], weight * (LEAST_WEIGHT + weights[i] - weights[others.length - 1]));
                }
            }
            weight *= fade;
        }
        return sums;
    }

    /** Number of an item's links without a negative weight. */
    private int linked(int item) {
        int count = links[item].length;
        while (count > 0 && weights[item][count - 1] < 0) {
            count--;
        }
        return count;
    }

    /** The user's items that bring an item into {@link #sums}. */
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
