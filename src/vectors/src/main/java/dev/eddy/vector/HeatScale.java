package dev.eddy.vector;

/**
 * Converts {@link Heat}s of one half-life to decayed sums as of one base instant, so that many sums as of another
 * instant take one power of two. The base follows the heats in whole half-lives, so that a move changes only the
 * exponents of the numbers.
 */
public final class HeatScale {
    /** Half of the largest exponent of a double, so that a sum of many numbers fits. */
    private static final double LARGEST_EXPONENT = 500;

    private final double halfLifeMillis;
    private double base = Heat.NONE;

    public HeatScale(double halfLifeMillis) {
        this.halfLifeMillis = halfLifeMillis;
    }

    /** To be called with every heat before {@link #number}. True when the base moved, and all numbers with it. */
    public boolean follow(double heat) {
        boolean isBeyond = heat != Heat.NONE && !(heat - base <= LARGEST_EXPONENT);
        if (isBeyond) {
            base = Math.floor(heat);
        }
        return isBeyond;
    }

    /** A heat's decayed sum as of the base; 0 for {@link Heat#NONE} and below the smallest double. */
    public double number(double heat) {
        return Exp2.of(heat - base);
    }

    /** Factor from a number to the decayed sum as of an instant. */
    public double factor(long asOfMillis) {
        return Exp2.of(Math.min(LARGEST_EXPONENT, base - asOfMillis / halfLifeMillis));
    }
}
