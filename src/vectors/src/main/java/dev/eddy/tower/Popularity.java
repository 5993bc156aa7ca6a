package dev.eddy.tower;

import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Log2;

/**
 * Popularity in the score of an item: its cosine with the user, plus the logarithms of its decayed numbers of clicks as of the
 * list, by weights that are trained with the vectors. So the vectors need not tell which items are popular, only what this user
 * likes more than others do.
 *
 * <p>There are two half-lives, for items that are popular these days and for items that have long been popular. Logs differ in
 * how much each counts, so both weights are learned.
 */
public final class Popularity {
    /** Index of the shorter half-life in {@link HalfLives}. */
    public static final int RECENT = HalfLives.THREE_DAYS;
    /** Index of the longer half-life in {@link HalfLives}. */
    public static final int LASTING = HalfLives.NINETY_DAYS;
    /** Number of weights. */
    public static final int WEIGHTS = 2;

    /** Clicks that an item without any counts as having. */
    private static final double LEAST = .1;

    private static final double LN_2 = Math.log(2);

    private Popularity() {}

    /**
     * The logarithm of a decayed number of clicks.
     *
     * @param clicks at least 0, finite
     */
    public static float log(double clicks) {
        return (float) (LN_2 * Log2.of(clicks + LEAST));
    }

    /**
     * What popularity adds to the cosine.
     *
     * @param weights of {@link #RECENT} and {@link #LASTING}
     * @param recent decayed number of clicks by the shorter half-life
     * @param lasting decayed number of clicks by the longer half-life
     */
    public static float score(float[] weights, double recent, double lasting) {
        return weights[0] * log(recent) + weights[1] * log(lasting);
    }
}
