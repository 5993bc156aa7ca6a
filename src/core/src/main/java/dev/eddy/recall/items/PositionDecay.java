package dev.eddy.recall.items;

/** Weight of an item by its position in a list, newest first: {@code factor^position}. */
public final class PositionDecay {
    /** Keeps a rounding error from adding one item. */
    private static final double SLACK = 1e-4;

    private final double[] weights;

    /** @param positions the last known position */
    public PositionDecay(double factor, int positions) {
        weights = new double[positions + 1];
        weights[0] = 1;
        for (int i = 1; i <= positions; i++) {
            weights[i] = weights[i - 1] * factor;
        }
    }

    public double at(int position) {
        return weights[position];
    }

    /**
     * Number of items to read of a list: its length times its weight, rounded up.
     *
     * @param length of the whole list
     * @param weight of the list as a share of the heaviest list's, in (0, 1]
     */
    public static int toRead(int length, double weight) {
        return (int) Math.ceil(length * weight - SLACK);
    }
}
