package dev.eddy.user;

import dev.eddy.vector.Heat;
import dev.eddy.vector.Vectors;
import java.util.List;

/**
 * The interest of a user at the time of the newest event.
 *
 * @param sum sum of the items' unit vectors, decayed to {@code asOfMillis}
 * @param asOfMillis time of the newest event, epoch milliseconds
 * @param clicks {@link dev.eddy.vector.Heat} of the number of clicks, with a half-life of a day
 * @param history latest interaction with each item, newest first
 * @param ledger recent events
 * @param sequence distinct events
 */
public record Interest(
        double[] sum, long asOfMillis, double clicks, List<Interaction> history, EventLedger ledger, long sequence) {

    /** The interest of a user without events. */
    public static Interest none(int dimension) {
        return new Interest(new double[dimension], Long.MIN_VALUE, Heat.NONE, List.of(), EventLedger.EMPTY, 0);
    }

    /** Unit vector of the interest, or null while it is zero. */
    public float[] direction() {
        return Vectors.unit(sum);
    }

    public boolean hasDirection() {
        return Vectors.hasDirection(sum);
    }
}
