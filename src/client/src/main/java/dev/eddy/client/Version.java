package dev.eddy.client;

import java.util.Comparator;

/**
 * Version of a user's lists, set by the user stage alone: a newer list has a higher version, a repeated list the same.
 * The epoch, compared first, rises when a user starts again. The sequence counts distinct events. The command is the
 * number of the last one applied to the user, 0 before the first.
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
