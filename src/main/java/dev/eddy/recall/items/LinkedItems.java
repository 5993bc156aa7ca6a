package dev.eddy.recall.items;

import dev.eddy.vector.TopK;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Of each item the others that go with it, and how well. A user's list is read off those of their last items, where the items
 * before the last one count as well, each less. The numbers of the others are held.
 */
public final class LinkedItems {
    private final ItemNumbers numbers;
    private final int recents;
    private final PositionDecay fades;
    /** What goes with an item, by its number; and how well. */
    private int[][] links = {};

    private float[][] weights = {};
    private final TopK best;

    /** @param numbers that the items go by */
    public LinkedItems(ItemNumbers numbers, NeighbourOptions options) {
        this.numbers = numbers;
        this.recents = options.sequenceRecents();
        this.fades = new PositionDecay(options.sequenceFade(), recents);
        this.best = TopK.ofPositive(options.listSize(), (a, b) -> numbers.compare(a, b) < 0);
    }

    /**
     * What goes with an item is now this.
     *
     * @param others numbers of items; not to be written to any more
     * @param weightsOfOthers not negative
     */
    public void put(int item, int[] others, float[] weightsOfOthers) {
        if (item >= links.length) {
            int capacity = 2 * item + 16;
            links = Arrays.copyOf(links, capacity);
            weights = Arrays.copyOf(weights, capacity);
        }
        // Before the old ones are released: most are in both.
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

    /** Nothing goes with an item any more. */
    public void remove(int item) {
        if (has(item)) {
            releaseOthers(item);
            links[item] = null;
            weights[item] = null;
        }
    }

    /** Whether anything was put for an item. */
    public boolean has(int item) {
        return item < links.length && links[item] != null;
    }

    /** What goes with an item for which something was put; not to be written to. */
    public int[] others(int item) {
        return links[item];
    }

    /** How well, in the order of {@link #others}; not to be written to. */
    public float[] weights(int item) {
        return weights[item];
    }

    /**
     * The list of a user.
     *
     * @param recents items the user clicked, newest first
     * @param isWanted which items may be in it
     */
    public RankedItems list(int[] recents, IntPredicate isWanted) {
        Scores scores = numbers.scores();
        for (int i = 0; i < Math.min(recents.length, this.recents); i++) {
            if (has(recents[i])) {
                int[] others = links[recents[i]];
                scores.addAll(others, 0, others.length, weights[recents[i]], 0, fades.at(i));
            }
        }
        best.cleared();
        scores.forEach((item, sum) -> {
            float score = (float) sum;
            if (best.wouldKeep(score) && isWanted.test(item)) {
                best.offer(item, score);
            }
        });
        best.sorted();
        scores.clear();
        return new RankedItems(numbers, best.ids(), best.scores());
    }

    /** Which of a user's items bring an item into the list; as for {@link #list}. */
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
