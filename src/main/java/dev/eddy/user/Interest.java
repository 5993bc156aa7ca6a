package dev.eddy.user;

import dev.eddy.vector.Heat;
import dev.eddy.vector.Vectors;
import java.util.List;

/**
 * What one user cares about, as of the user's newest event.
 *
 * @param sum decayed sum of the items' unit vectors, in double, faded to {@code asOfMillis}
 * @param asOfMillis time of the newest event, epoch milliseconds
 * @param clicks {@link dev.eddy.vector.Heat} of the number of clicks, with a half-life of a day
 * @param history latest interactions, newest first, one an item
 * @param ledger events folded lately
 * @param sequence distinct events folded so far
 */
public record Interest(
        double[] sum, long asOfMillis, double clicks, List<Interaction> history, EventLedger ledger, long sequence) {

    /** The interest of a user nobody knows. */
    public static Interest none(int dimension) {
        return new Interest(new double[dimension], Long.MIN_VALUE, Heat.NONE, List.of(), EventLedger.EMPTY, 0);
    }

    /** Unit vector of the interest, or null while it has no direction. */
    public float[] direction() {
        return Vectors.unit(sum);
    }

    /** Whether there is a {@link #direction()}. */
    public boolean hasDirection() {
        return Vectors.hasDirection(sum);
    }
}
