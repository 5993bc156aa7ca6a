package dev.eddy.neighbours;

import dev.eddy.vector.TopK;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Channel {@code next}: what everybody had soon after the user's last items, whatever their cluster. Where a cluster has seen
 * too little of an item, all clusters together have seen enough. Sequential rules (Kamehkhosh, Jannach and Ludewig, "A
 * comparison of frequent pattern techniques and a deep learning method for session-based recommendation", RecTemp 2017) as
 * shares of all that was had after the item, so that a popular one does not drown the others; and the user's items before the
 * last one count as well, each less.
 */
public final class SequentialRules {
    private final ItemNumbers numbers;
    private final NeighbourOptions options;
    private final Fades fades;
    /** What follows an item, by its number; and what each counts. */
    private int[][] followers = {};

    private float[][] weights = {};
    private final TopK best;

    /** @param numbers that the items go by */
    public SequentialRules(ItemNumbers numbers, NeighbourOptions options) {
        this.numbers = numbers;
        this.options = options;
        this.fades = new Fades(options.sequenceFade(), options.sequenceRecents());
        this.best = TopK.ofPositive(options.listSize(), (a, b) -> numbers.compare(a, b) < 0);
    }

    /**
     * What follows an item is now this.
     *
     * @param followersNow numbers of items
     * @param counts how often each followed, in any unit; none where it is below 0, as more may be taken back than is still
     *     counted
     * @param total how often anything did, in the same unit; where it is less than the counts, they are all there is
     */
    public void put(int item, int[] followersNow, int[] counts, long total) {
        if (item >= followers.length) {
            int capacity = 2 * item + 16;
            followers = Arrays.copyOf(followers, capacity);
            weights = Arrays.copyOf(weights, capacity);
        }
        long sum = 0;
        for (int count : counts) {
            sum += Math.max(0, count);
        }
        float[] weightsNow = new float[counts.length];
        for (int i = 0; i < counts.length && sum > 0; i++) {
            weightsNow[i] = (float) ((double) Math.max(0, counts[i]) / Math.max(total, sum));
        }
        followers[item] = followersNow;
        weights[item] = weightsNow;
    }

    /**
     * The list of a user.
     *
     * @param recents items the user clicked, newest first
     * @param isWanted which items may be in it
     */
    public RankedItems list(int[] recents, IntPredicate isWanted) {
        Scores scores = numbers.scores();
        for (int i = 0; i < Math.min(recents.length, options.sequenceRecents()); i++) {
            add(recents[i], fades.at(i), scores);
        }
        best.cleared();
        for (int i = 0; i < scores.size(); i++) {
            int item = scores.slot(i);
            float score = (float) scores.of(item);
            if (best.wouldKeep(score) && isWanted.test(item)) {
                best.offer(item, score);
            }
        }
        best.sorted();
        scores.clear();
        return new RankedItems(numbers, best.ids(), best.scores());
    }

    /** Which of a user's items bring an item into the list; as for {@link #list}. */
    public List<Cause> causes(int[] recents, int wanted) {
        Map<Integer, Double> parts = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(recents.length, options.sequenceRecents()); i++) {
            int[] after =
                    recents[i] < followers.length && followers[recents[i]] != null ? followers[recents[i]] : new int[0];
            for (int j = 0; j < after.length; j++) {
                if (after[j] == wanted) {
                    parts.put(recents[i], fades.at(i) * weights[recents[i]][j]);
                }
            }
        }
        return Cause.of(parts, numbers::id);
    }

    private void add(int item, double fade, Scores scores) {
        if (item < followers.length && followers[item] != null) {
            scores.addAll(followers[item], weights[item], 0, followers[item].length, fade);
        }
    }
}
