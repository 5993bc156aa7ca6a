package dev.eddy.tower;

import java.util.List;

/**
 * The last clicks of a user, newest first, as a user tower reads them: only on items with a vector in the space.
 *
 * @param inputs the items' unit vectors, at least one
 * @param atMillis event times, epoch milliseconds
 * @param items number of items that the user clicked, also before these
 */
public record ClickSequence(List<float[]> inputs, long[] atMillis, int items) {
    /** Items that count in {@link #activity}. A longer history says nothing more. */
    public static final int MOST_ITEMS = 100;

    /** Number of classes of the time between two clicks. */
    public static final int GAPS = 16;

    private static final long MINUTE = 60_000;

    int size() {
        return inputs.size();
    }

    /** The class of the time from a click to the newest: 0 for less than a minute, one more for each doubling. */
    public static int gap(long millis) {
        return Math.min(GAPS - 1, 63 - Long.numberOfLeadingZeros(1 + Math.max(0, millis) / MINUTE));
    }

    int gap(int click) {
        return gap(atMillis[0] - atMillis[click]);
    }

    float[] activity() {
        return activity(items);
    }

    /** How much a user with a number of clicked items clicked, as two features of 0 to 1. */
    public static float[] activity(int items) {
        int counted = Math.min(MOST_ITEMS, items);
        return new float[] {(float) (StrictMath.log1p(counted) / 5), 1f / (1 + counted)};
    }
}
