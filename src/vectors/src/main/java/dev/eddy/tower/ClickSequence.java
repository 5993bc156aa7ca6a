package dev.eddy.tower;

import dev.eddy.vector.Exp2;
import dev.eddy.vector.Vectors;
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
    private static final double LOG2_E = 1.4426950408889634;

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

    /**
     * The mean of the clicks' vectors, with the softmax of their logits for weights.
     *
     * @param logits one a click; changed by this
     */
    float[] mean(double[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Exp2.of((logits[i] - largest) * LOG2_E);
            sum += logits[i];
        }
        float[] mean = new float[inputs.get(0).length];
        for (int i = 0; i < logits.length; i++) {
            Vectors.addScaled(mean, (float) (logits[i] / sum), inputs.get(i));
        }
        return mean;
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
