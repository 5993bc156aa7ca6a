package dev.eddy.record;

import dev.eddy.control.CommandNumbers;
import java.util.Comparator;

/**
 * The age of a user's lists, stamped by the user stage alone: of two lists the one with the higher version is newer, an
 * equal one is the same list again.
 *
 * @param epoch raised when a user starts anew; compared first
 * @param sequence distinct events folded for the user
 * @param command number of the last control command applied to the user, see {@link CommandNumbers}; 0 before the first
 */
public record Version(long epoch, long sequence, long command) implements Comparable<Version> {
    public static final Version NONE = new Version(0, 0, 0);

    private static final Comparator<Version> ORDER = Comparator.comparingLong(Version::epoch)
            .thenComparingLong(Version::sequence)
            .thenComparingLong(Version::command);

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }
}
