package dev.eddy.user;

import dev.eddy.vector.Vectors;
import java.util.List;

/**
 * The interest of a user at the time of the newest event, {@code asOfMillis}: the decayed sum of the items' unit
 * vectors, how fast the user clicks, the latest interaction with each item, newest first, the recent events, the number
 * of distinct events, and the {@link Aversion}.
 */
public record Interest(
        double[] sum,
        long asOfMillis,
        ClickRate clicks,
        List<Interaction> history,
        EventLedger ledger,
        long sequence,
        Aversion aversion) {

    public static Interest none(int dimension) {
        return new Interest(
                new double[dimension], Long.MIN_VALUE, ClickRate.NONE, List.of(), EventLedger.EMPTY, 0, Aversion.NONE);
    }

    Interest with(EventLedger other) {
        return new Interest(sum, asOfMillis, clicks, history, other, sequence, aversion);
    }

    Interest with(List<Interaction> other) {
        return new Interest(sum, asOfMillis, clicks, other, ledger, sequence, aversion);
    }

    Interest with(long otherSequence) {
        return new Interest(sum, asOfMillis, clicks, history, ledger, otherSequence, aversion);
    }

    /** What the interest of an id adds to that of its user. */
    Interest asPart() {
        return new Interest(
                sum, asOfMillis, clicks, history, EventLedger.EMPTY, sequence, aversion.withoutImpressions());
    }

    /** Approximate size in bytes of memory. */
    long bytes() {
        return (long) Double.BYTES * sum.length
                + History.bytes(history)
                + 2L * Long.BYTES * ledger.prints().length
                + aversion.bytes();
    }

    /** Unit vector of the interest, or null while it is zero. */
    public float[] direction() {
        return Vectors.unit(sum);
    }

    public boolean hasDirection() {
        return Vectors.hasDirection(sum);
    }
}
