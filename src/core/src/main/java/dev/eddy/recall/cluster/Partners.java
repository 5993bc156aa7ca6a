package dev.eddy.recall.cluster;

import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.vector.TopK;
import java.util.Arrays;

/**
 * The cached partners of one item, by number: the list read off the index, best first, and the pairs added since,
 * unordered, in which a partner may occur several times.
 */
final class Partners {
    final ClusterItem item;
    /** The list is stale when the item has more changes than this. */
    final int changesUntilStale;
    /** {@link ItemNumbers#generation} when the list was read off the index. */
    final int generation;
    /** Instant of age 0 when the list was read off the index. */
    final long asOfMillis;

    int[] items;
    float[] scores;
    int[] newItems = {};
    float[] newScores = {};
    int newSize;

    Partners(ClusterItem item, int changesUntilStale, int generation, long asOfMillis) {
        this.item = item;
        this.changesUntilStale = changesUntilStale;
        this.generation = generation;
        this.asOfMillis = asOfMillis;
    }

    /** Replaces the list and drops the new pairs. */
    void set(TopK best) {
        items = best.ids();
        scores = best.scores();
        newSize = 0;
    }

    void add(int number, float score) {
        if (newSize == newItems.length) {
            newItems = Arrays.copyOf(newItems, 2 * newSize + 8);
            newScores = Arrays.copyOf(newScores, newItems.length);
        }
        newItems[newSize] = number;
        newScores[newSize++] = score;
    }

    /** Merges the new pairs into the list, where each partner then occurs once. */
    void sortIn(TopK best) {
        int known = items.length;
        long[] byNumber = new long[known + newSize];
        for (int i = 0; i < byNumber.length; i++) {
            int number = i < known ? items[i] : newItems[i - known];
            byNumber[i] = (long) number << Integer.SIZE | i;
        }
        Arrays.sort(byNumber);
        best.cleared();
        float sum = 0;
        for (int i = 0; i < byNumber.length; i++) {
            int at = (int) byNumber[i];
            int number = (int) (byNumber[i] >> Integer.SIZE);
            sum += at < known ? scores[at] : newScores[at - known];
            if (i + 1 == byNumber.length || byNumber[i + 1] >> Integer.SIZE != number) {
                best.offer(number, sum);
                sum = 0;
            }
        }
        set(best.sorted());
    }

    /** Score of a partner in the first {@code size} places of the list and in the new pairs; 0 when it is in neither. */
    double score(int partner, int size) {
        return sum(partner, items, scores, size) + sum(partner, newItems, newScores, newSize);
    }

    private static double sum(int item, int[] items, float[] scores, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += items[i] == item ? scores[i] : 0;
        }
        return sum;
    }
}
