package dev.eddy.trial;

/** Hit rate and mean reciprocal rank of the top 20 over the scored events. */
final class HitRate {
    static final int CUT_OFF = 20;

    private long hits;
    private double reciprocalRanks;

    /** @param rank of the item in its list, from 1; 0 for a miss */
    void add(int rank) {
        if (rank > 0 && rank <= CUT_OFF) {
            hits++;
            reciprocalRanks += 1.0 / rank;
        }
    }

    double hitRate(long scored) {
        return scored == 0 ? 0 : (double) hits / scored;
    }

    double meanReciprocalRank(long scored) {
        return scored == 0 ? 0 : reciprocalRanks / scored;
    }
}
