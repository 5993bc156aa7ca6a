package dev.eddy.recall.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Decides when the breadth of a graph's searches is calibrated, and by which queries. */
final class Calibration {
    /** Number of latest queries that are kept. */
    private static final int SAMPLE = 256;
    /** Vectors of directions make up for missing queries. */
    private static final int FEWEST = 64;
    /** Relative change of the number of directions or items that makes a calibration due. */
    private static final double CHANGED = .2;

    private final float[][] sample = new float[SAMPLE][];
    private long asked;

    // At the last calibration; 0 queries when they were too few.
    private int directions;
    private int items;
    private int queries;

    void add(float[] query) {
        sample[(int) (asked++ % SAMPLE)] = query;
    }

    /** Whether the number of directions or items has changed by 20 %, or that of sampled queries has doubled. */
    boolean isDue(int directions, int items) {
        return isChanged(this.directions, directions)
                || isChanged(this.items, items)
                || sampled() >= Math.max(FEWEST, 2 * queries);
    }

    private static boolean isChanged(int before, int now) {
        return Math.abs(now - before) > CHANGED * before;
    }

    /** Makes a calibration due, for a new graph. */
    void reset() {
        directions = 0;
    }

    /** Begins a calibration; returns its queries, at least 64. */
    List<float[]> begin(int directions, int items, List<Direction> inGraph) {
        this.directions = directions;
        this.items = items;
        this.queries = sampled() < FEWEST ? 0 : sampled();
        List<float[]> chosen = new ArrayList<>(Arrays.asList(sample).subList(0, sampled()));
        for (int i = chosen.size(); i < FEWEST; i++) {
            chosen.add(inGraph.get((int) ((long) i * inGraph.size() / FEWEST)).vector());
        }
        return chosen;
    }

    private int sampled() {
        return (int) Math.min(asked, SAMPLE);
    }
}
