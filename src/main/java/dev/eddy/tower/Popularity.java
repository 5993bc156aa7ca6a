package dev.eddy.tower;

import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Log2;

/**
 * Popularity in the score of an item: its cosine with the user, plus a learned weight times the logarithm of its decayed number of
 * clicks as of the list. So the vectors need not follow what is popular at the moment. They tell what this user likes more than
 * others do.
 *
 * <p>The weight is learned with the vectors. Near 0 it says that popularity changes too slowly to tell anything more.
 */
public final class Popularity {
    /** Index of the half-life in {@link HalfLives}. */
    public static final int HALF_LIFE = HalfLives.THREE_DAYS;

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
}
