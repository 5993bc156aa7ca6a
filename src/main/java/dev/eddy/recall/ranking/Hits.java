package dev.eddy.recall.ranking;

/**
 * Counts of sampled clicks on items among the first {@value LiveHits#CUT_OFF} of a list made just before.
 *
 * @param samples sampled clicks
 * @param hits clicks on an item of the list
 * @param reciprocalRanks sum of 1 / rank over the hits
 */
public record Hits(long samples, long hits, double reciprocalRanks) {
    static final Hits NONE = new Hits(0, 0, 0);

    /** @param rank from 1; 0 for a click on an item that the list lacks */
    Hits plus(int rank) {
        return rank == 0
                ? new Hits(samples + 1, hits, reciprocalRanks)
                : new Hits(samples + 1, hits + 1, reciprocalRanks + 1.0 / rank);
    }

    Hits plus(Hits more) {
        return new Hits(samples + more.samples, hits + more.hits, reciprocalRanks + more.reciprocalRanks);
    }

    /** Share of hits; NaN without samples. */
    public double rate() {
        return (double) hits / samples;
    }

    /** Mean reciprocal rank, 0 for a click that is no hit; NaN without samples. */
    public double mrr() {
        return reciprocalRanks / samples;
    }
}
