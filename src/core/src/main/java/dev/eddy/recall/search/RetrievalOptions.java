package dev.eddy.recall.search;

import dev.eddy.option.Option;
import dev.eddy.option.Options;
import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Options of the search for items by vectors. */
public record RetrievalOptions(
        @Option(key = "retrieval.search-every", defaultValue = "0 ms", range = "0 ms to 36500 d", text = """
                Least time between two searches for the items nearest to a user's interest, by event time; 0 ms for
                no search. A search among many items costs more than a list, hence the default. 1 min suits most:
                taste turns slowly. Without a search, items that nobody has clicked are not recalled, and no memory
                is taken for an index.""")
        Duration searchEvery,

        @Option(key = "internal.retrieval.interests", defaultValue = "0", range = "0 to 10", text = """
                Interests of a user, by category of tags, that are searched for one by one, as often as
                retrieval.search-every says; 0 for none. Each costs as much as the search for all of them together.
                With 3, which suits most, the channel cross has some items of each.""")
        int interests,

        @Option(key = "retrieval.similar-every", defaultValue = "0 ms", range = "0 ms to 36500 d", text = """
                Least time between two searches for the items similar to one that is new or was clicked, by event
                time; 0 ms for no search. 1 h suits most: a new item joins the lists of similar items at once. A list
                takes about 1 KB of Redis.""")
        Duration similarEvery,

        @Option(
                key = "internal.retrieval.least-cosine",
                defaultValue = "0.5",
                range = "0 to 1",
                text = "Least cosine of two similar items. A half leaves the items that share most of their tags.")
        double leastCosine,

        @Option(key = "internal.retrieval.exact-up-to", defaultValue = "100000", range = "0 to 1000000000", text = """
                Distinct vectors in a task up to which a search finds exactly the nearest. With more, it visits as many
                regions of vectors as internal.retrieval.recall needs. Items with the same tags share a vector.""")
        int exactUpTo,

        @Option(key = "internal.retrieval.recall", defaultValue = "0.98", range = "0.5 to 1", text = """
                Share of the nearest items that a search among many vectors should find, on average. How far it searches
                follows from it, on the vectors and searches at hand. More takes longer.""")
        double recall,

        @Option(key = "internal.retrieval.index", defaultValue = "auto", text = """
                How a search among many vectors finds the nearest. regions: it visits the nearest regions. graph: it
                walks a graph of the vectors (HNSW). auto: regions, and from ten times
                internal.retrieval.exact-up-to vectors on a graph as well, which is walked where this takes less time.""")
        Index index)
        implements Serializable {
    /** In {@link Index#AUTO}, a graph is made for more vectors than this multiple of those compared exactly. */
    private static final int GRAPH_FROM = 10;

    /** How a search among many vectors finds the nearest. */
    public enum Index {
        AUTO,
        REGIONS,
        GRAPH;

        /** The value of the option. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** With a search for the items near a user's interest, at most once per period. */
    public RetrievalOptions searching(Duration every) {
        return Options.with(this, Map.of("retrieval.search-every", every));
    }

    /** With a search for the items similar to an item, at most once per period. */
    public RetrievalOptions relating(Duration every) {
        return Options.with(this, Map.of("retrieval.similar-every", every));
    }

    public RetrievalOptions exact() {
        return exactUpTo(1_000_000_000);
    }

    /** With exact searches up to this number of distinct vectors. */
    public RetrievalOptions exactUpTo(int vectors) {
        return Options.with(this, Map.of("internal.retrieval.exact-up-to", vectors));
    }

    /** With this way to find the nearest. */
    public RetrievalOptions by(Index way) {
        return Options.with(this, Map.of("internal.retrieval.index", way));
    }

    /** With a new search each time instead of cached results. */
    public RetrievalOptions neverStale() {
        return searching(atEach(searchEvery)).relating(atEach(similarEvery));
    }

    private static Duration atEach(Duration every) {
        return every.isZero() ? every : Duration.ofMillis(1);
    }

    public boolean findsItems() {
        return findsForUsers() || findsSimilar();
    }

    public boolean findsForUsers() {
        return !searchEvery.isZero();
    }

    public boolean findsSimilar() {
        return !similarEvery.isZero();
    }

    /** Number of distinct vectors above which a graph is made. */
    long graphFrom() {
        return switch (index) {
            case AUTO -> (long) GRAPH_FROM * exactUpTo;
            case REGIONS -> Long.MAX_VALUE;
            case GRAPH -> exactUpTo;
        };
    }

    /** Target on a sample of queries; higher, since a sample may miss the few queries with very low recall. */
    double recallOfSample() {
        return recall + (1 - recall) / 2;
    }
}
