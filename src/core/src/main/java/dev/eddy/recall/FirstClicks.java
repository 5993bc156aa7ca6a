package dev.eddy.recall;

import dev.eddy.vector.HalfLives;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Finds the half-life whose hottest items people begin with most often. Nothing is known of them before their first click, so
 * all of them get one list. People may begin with the news of today, or with old favourites.
 */
public final class FirstClicks {
    /** Items of a list that count. */
    static final int LISTED = 20;
    /** First clicks over which the share of hits is taken, as an exponentially decayed mean. */
    private static final double MEMORY = 300;

    /** How many times the hits of the list in use another one needs, so that two alike do not take turns. */
    private static final double MARGIN = 1.1;

    private final double[] hits;
    private int best = HalfLives.THREE_DAYS;

    FirstClicks() {
        this(new double[HalfLives.COUNT]);
    }

    private FirstClicks(double[] hits) {
        this.hits = hits;
    }

    /** The mean of what some tasks counted, each of which sees a part of the users; nothing if there are none. */
    static FirstClicks meanOf(Iterable<double[]> counts) {
        var mean = new FirstClicks();
        int tasks = 0;
        for (double[] count : counts) {
            tasks++;
            for (int i = 0; i < HalfLives.COUNT; i++) {
                mean.hits[i] += (count[i] - mean.hits[i]) / tasks;
            }
        }
        mean.choose(1);
        return mean;
    }

    /** @param isHit whether the hottest items by a half-life, given by its index, had the item before the click */
    void count(IntPredicate isHit) {
        for (int i = 0; i < HalfLives.COUNT; i++) {
            hits[i] = hits[i] * (1 - 1 / MEMORY) + (isHit.test(i) ? 1 : 0);
        }
        choose(MARGIN);
    }

    private void choose(double margin) {
        double least = margin * hits[best];
        for (int i = 0; i < HalfLives.COUNT; i++) {
            if (hits[i] > least) {
                best = i;
                least = hits[i];
            }
        }
    }

    /** Index of the best half-life; three days before the first hit. */
    public int best() {
        return best;
    }

    double[] hits() {
        return Arrays.copyOf(hits, hits.length);
    }
}
