package dev.eddy.recall.search;

import dev.eddy.record.Allowed;
import java.io.Serializable;
import java.time.Duration;

/**
 * How items are found by their vectors.
 *
 * @param searchEvery the items nearest to a user's interest are looked for at most once in so long, by event time; zero for
 *     never: then nothing is kept to find items by
 * @param interests so many interests of a user, by category of tags, are searched for as well; 0 for none
 * @param similarEvery the items similar to one that is clicked are looked for at most once in so long, by event time; zero for
 *     never
 * @param leastCosine that an item similar to another has with it at least
 * @param exactUpTo up to so many distinct vectors of a task are all compared; beyond, a graph of them is walked
 * @param recall share of the nearest items that a walk is to find, on average
 */
public record RetrievalOptions(
        Duration searchEvery, int interests, Duration similarEvery, double leastCosine, int exactUpTo, double recall)
        implements Serializable {

    public RetrievalOptions {
        Allowed.notNegative("retrieval.search-every", searchEvery);
        Allowed.between("retrieval.interests", interests, 0, 10);
        Allowed.notNegative("retrieval.similar-every", similarEvery);
        Allowed.within("retrieval.least-cosine", leastCosine, 0, 1);
        Allowed.between("retrieval.exact-up-to", exactUpTo, 0, 1_000_000_000);
        Allowed.within("retrieval.recall", recall, .5, 1);
    }

    /** The shipped settings. */
    public static RetrievalOptions defaults() {
        return new RetrievalOptions(Duration.ZERO, 0, Duration.ZERO, .5, 100_000, .98);
    }

    /** Looking for the items near a user's interest once in so long. */
    public RetrievalOptions searching(Duration every) {
        return new RetrievalOptions(every, interests, similarEvery, leastCosine, exactUpTo, recall);
    }

    /** Looking for the items near so many of a user's interests as well. */
    public RetrievalOptions crossing(int count) {
        return new RetrievalOptions(searchEvery, count, similarEvery, leastCosine, exactUpTo, recall);
    }

    /** Looking for the items similar to others once in so long. */
    public RetrievalOptions relating(Duration every) {
        return new RetrievalOptions(searchEvery, interests, every, leastCosine, exactUpTo, recall);
    }

    /** With everything compared: always right. */
    public RetrievalOptions exact() {
        return exactUpTo(1_000_000_000);
    }

    /** Comparing with all up to so many distinct vectors. */
    public RetrievalOptions exactUpTo(int vectors) {
        return new RetrievalOptions(searchEvery, interests, similarEvery, leastCosine, vectors, recall);
    }

    /** With nothing that was looked for a while ago. */
    public RetrievalOptions neverStale() {
        return new RetrievalOptions(
                atEach(searchEvery), interests, atEach(similarEvery), leastCosine, exactUpTo, recall);
    }

    private static Duration atEach(Duration every) {
        return every.isZero() ? every : Duration.ofMillis(1);
    }

    /** Whether items are to be found at all. */
    public boolean findsItems() {
        return findsForUsers() || findsSimilar();
    }

    /** Whether items near to users' interests are. */
    public boolean findsForUsers() {
        return !searchEvery.isZero();
    }

    /** Whether items similar to others are. */
    public boolean findsSimilar() {
        return !similarEvery.isZero();
    }

    /** Recall to be reached on a sample of queries: more, since in a sample the few that find next to nothing may be missing. */
    double recallOfSample() {
        return recall + (1 - recall) / 2;
    }
}
