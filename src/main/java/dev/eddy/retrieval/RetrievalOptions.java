package dev.eddy.retrieval;

import dev.eddy.behaviour.Allowed;
import java.io.Serializable;
import java.time.Duration;

/**
 * How items are found by their vectors.
 *
 * @param searchEvery the items nearest to a user's interest are looked for at most once in so long, by event time; zero for
 *     never: then nothing is kept to find items by
 * @param exactUpTo up to so many distinct vectors of a task are all compared; beyond, a graph of them is walked
 * @param recall share of the nearest items that a walk is to find, on average
 * @param capacity items that a task can find; with more, those that come last are held back
 */
public record RetrievalOptions(Duration searchEvery, int exactUpTo, double recall, int capacity)
        implements Serializable {

    public RetrievalOptions {
        Allowed.notNegative("retrieval.search-every", searchEvery);
        Allowed.between("retrieval.exact-up-to", exactUpTo, 0, 1_000_000_000);
        Allowed.within("retrieval.recall", recall, .5, 1);
        Allowed.between("retrieval.capacity", capacity, 1, 100_000_000);
    }

    /** The shipped settings. */
    public static RetrievalOptions defaults() {
        return new RetrievalOptions(Duration.ZERO, 100_000, .98, 2_000_000);
    }

    /** Looking for items once in so long. */
    public RetrievalOptions searching(Duration every) {
        return new RetrievalOptions(every, exactUpTo, recall, capacity);
    }

    /** With everything compared: always right. */
    public RetrievalOptions exact() {
        return exactUpTo(1_000_000_000);
    }

    /** Comparing with all up to so many distinct vectors. */
    public RetrievalOptions exactUpTo(int vectors) {
        return new RetrievalOptions(searchEvery, vectors, recall, capacity);
    }

    /** Whether items are to be found at all. */
    public boolean findsItems() {
        return !searchEvery.isZero();
    }

    /** Recall to be reached on a sample of queries: a little more, since a sample is not all. */
    double recallOfSample() {
        return recall + (1 - recall) / 4;
    }
}
