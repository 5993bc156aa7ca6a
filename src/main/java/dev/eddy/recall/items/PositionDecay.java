package dev.eddy.recall.items;

/** The powers of a factor, so that no loop computes them. */
public final class PositionDecay {
    private final double[] powers;

    /** The powers 0 … {@code count} of the factor. */
    public PositionDecay(double factor, int count) {
        powers = new double[count + 1];
        powers[0] = 1;
        for (int i = 1; i <= count; i++) {
            powers[i] = powers[i - 1] * factor;
        }
    }

    public double at(int exponent) {
        return powers[exponent];
    }
}
