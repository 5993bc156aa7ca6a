package dev.eddy.recall.search;

/**
 * Learns how many of the nearest regions a search has to visit. Every now and then a search visits all of them and counts where the
 * nearest directions were; the others visit as many as have the wanted share of these. The parameter is nprobe of an inverted
 * file (Jégou, Douze and Schmid, "Product Quantization for Nearest Neighbor Search", TPAMI 2011, section IV). A rank is stored
 * as a share of the number of regions, so the counts stay valid when regions are added.
 */
final class LearnedVisits {
    /** Searches before the first choice; each visits all regions. */
    private static final int FIRST = 64;
    /** Later, one search of this number visits all regions. That is less than 1 %, so the p99 of a search does not rise. */
    private static final int SAMPLE_EVERY = 128;
    /** All counts are halved when more directions than this are counted. */
    private static final int REMEMBERED = FIRST * 100;
    /** Shares of all regions are counted in steps of a thousandth, about. */
    private static final int STEPS = 1_024;

    private final double recall;
    private final double[] counts = new double[STEPS];
    private double total;
    private long searches;
    /** In steps. */
    private int needed = STEPS;

    /** @param recall share of the nearest directions that a search should find, on average, at most 1 */
    LearnedVisits(double recall) {
        this.recall = recall;
    }

    /** Counts a search; whether it should visit all regions. */
    boolean isSampled() {
        long search = searches++;
        return search < FIRST || search % SAMPLE_EVERY == 0;
    }

    /** How many of the regions are to be visited, at least 1. */
    int of(int regions) {
        boolean isKnown = searches >= FIRST && total > 0;
        return isKnown ? (int) Math.max(1, ((long) needed * regions + STEPS - 1) / STEPS) : regions;
    }

    /** Counts a direction found in the region with this rank; the nearest region has rank 0. */
    void found(int rank, int regions) {
        counts[(int) ((long) rank * STEPS / regions)]++;
        total++;
    }

    /** Chooses anew, after a sampled search. */
    void choose() {
        double within = 0;
        needed = 0;
        while (needed < STEPS && within < recall * total) {
            within += counts[needed++];
        }
        if (total > REMEMBERED) {
            forgetHalf();
        }
    }

    private void forgetHalf() {
        for (int i = 0; i < STEPS; i++) {
            counts[i] /= 2;
        }
        total /= 2;
    }
}
