package dev.eddy.recall.search;

import java.util.List;

/** Finds the directions nearest to a vector, for sure or very likely. */
interface DirectionSearch {
    /** How many directions there are to be found. */
    int size();

    /** Makes a direction known that is not. */
    void add(Direction direction);

    /** A direction that is known is not any more. */
    void remove(Direction direction);

    /**
     * The directions nearest to a vector, nearest first.
     *
     * @param query unit vector
     * @param count how many are wanted; more can be found, fewer only when there are no more
     */
    List<Found> nearest(float[] query, int count);
}
