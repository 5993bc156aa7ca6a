package dev.eddy.recall.ranking;

/**
 * How often what a user clicked was among the first {@value LiveHits#CUT_OFF} of a list made just before.
 *
 * @param samples clicks that were looked for
 * @param hits of these, clicks that were found
 * @param reciprocalRanks sum of one over the rank of each that was found
 */
public record Hits(long samples, long hits, double reciprocalRanks) {
    static final Hits NONE = new Hits(0, 0, 0);

    /** @param rank from 1; 0 for a click that was not found */
    Hits plus(int rank) {
        return rank == 0
                ? new Hits(samples + 1, hits, reciprocalRanks)
                : new Hits(samples + 1, hits + 1, reciprocalRanks + 1.0 / rank);
    }

    Hits plus(Hits more) {
        return new Hits(samples + more.samples, hits + more.hits, reciprocalRanks + more.reciprocalRanks);
    }

    /** Share of the clicks that were found; NaN when none was looked for. */
    public double rate() {
        return (double) hits / samples;
    }

    /** Mean reciprocal rank, in which what was not found counts 0; NaN when none was looked for. */
    public double mrr() {
        return reciprocalRanks / samples;
    }
}
