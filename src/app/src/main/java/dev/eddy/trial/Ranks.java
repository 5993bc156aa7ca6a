package dev.eddy.trial;

import dev.eddy.recall.ranking.LiveHits;
import dev.eddy.trial.TrialReport.Rates;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** The ranks at which one recommender listed the items of the scored clicks, one byte a click, and the items it showed. */
final class Ranks {
    /** Length of the compared lists; a lower rank is a miss. */
    static final int DEPTH = 50;

    /** Cut-off of the main hit rate and of the mean reciprocal rank. */
    static final int CUT_OFF = LiveHits.CUT_OFF;

    private final String name;
    private final Set<String> shown = new HashSet<>();
    private byte[] ranks = {};

    Ranks(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Notes that the items of a list among the first {@link #CUT_OFF} were shown. */
    void show(List<String> list) {
        shown.addAll(list.subList(0, Math.min(CUT_OFF, list.size())));
    }

    /** Number of these items that were shown. */
    int shownOf(Set<String> items) {
        return (int) items.stream().filter(shown::contains).count();
    }

    /** Stores the rank of a scored click by its index: from 1, or 0 for a miss. A click without a rank is a miss. */
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

    /** Whether the item was among the first {@link #CUT_OFF}. */
    boolean isHit(int click) {
        int rank = at(click);
        return rank > 0 && rank <= CUT_OFF;
    }

    /** 1 for a hit among the first {@link #CUT_OFF}, else 0. */
    double hit(int click) {
        return isHit(click) ? 1 : 0;
    }

    /** One over the rank among the first {@link #CUT_OFF}, else 0. */
    double reciprocalRank(int click) {
        return isHit(click) ? 1.0 / at(click) : 0;
    }

    /** Rates over the wanted ones of a number of scored clicks; zeros when none is wanted. */
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
