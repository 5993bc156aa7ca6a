package dev.eddy.record;

import java.util.Comparator;

/**
 * Version of a user's lists, set by the user stage alone: a newer list has a higher version, a repeated list the same.
 *
 * @param epoch raised when a user starts again; compared first
 * @param sequence distinct events folded for the user
 * @param command number of the last command applied to the user, see {@code CommandNumbers}; 0 before the first
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
