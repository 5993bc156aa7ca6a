package dev.eddy.trial;

import dev.eddy.recall.ranking.LiveHits;
import dev.eddy.trial.TrialReport.Rates;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The rank at which one recommender had the item of each scored click: a byte a click, of which everything is counted
 * afterwards, over whatever part of the clicks is asked for.
 */
final class Ranks {
    /** Items of a list that are looked at; what stands behind them is a miss. */
    static final int DEPTH = 50;

    /** Of the hit rate that recommenders are compared by, and of the mean reciprocal rank. */
    static final int CUT_OFF = LiveHits.CUT_OFF;

    private byte[] ranks = {};

    /**
     * Takes note of a click.
     *
     * @param click its index among the scored clicks; one that nothing is said of is a miss
     * @param rank of its item in the list, from 1; 0 for a miss
     */
    void put(int click, int rank) {
        if (rank > 0 && rank <= DEPTH) {
            if (click >= ranks.length) {
                ranks = Arrays.copyOf(ranks, Math.max(1_024, 2 * click));
            }
            ranks[click] = (byte) rank;
        }
    }

    private int at(int click) {
        return click < ranks.length ? ranks[click] : 0;
    }

    boolean isHit(int click, int cutOff) {
        int rank = at(click);
        return rank > 0 && rank <= cutOff;
    }

    /** 1 for a hit among the first {@link #CUT_OFF}, else 0. */
    double hit(int click) {
        return isHit(click, CUT_OFF) ? 1 : 0;
    }

    /** One over the rank among the first {@link #CUT_OFF}, else 0. */
    double reciprocalRank(int click) {
        return isHit(click, CUT_OFF) ? 1.0 / at(click) : 0;
    }

    /**
     * Rates over those of the first clicks that are wanted; zeros when there is none.
     *
     * @param clicks how many there are
     */
    Rates rates(int clicks, IntPredicate isWanted) {
        int[] hitsAt = new int[DEPTH + 1];
        double reciprocalRanks = 0;
        int wanted = 0;
        for (int click = 0; click < clicks; click++) {
            if (isWanted.test(click)) {
                wanted++;
                hitsAt[at(click)]++;
                reciprocalRanks += reciprocalRank(click);
            }
        }
        double scored = Math.max(1, wanted);
        return new Rates(
                hits(hitsAt, 10) / scored,
                hits(hitsAt, CUT_OFF) / scored,
                hits(hitsAt, DEPTH) / scored,
                reciprocalRanks / scored);
    }

    private static double hits(int[] hitsAt, int cutOff) {
        return Arrays.stream(hitsAt, 1, cutOff + 1).sum();
    }
}
