package dev.eddy.vector;

/**
 * {@link Heat}s of one half-life as plain numbers, each the decayed sum as of one and the same instant, so that asking many for
 * their sum as of another takes one power of two for all. The instant follows the heats, a whole number of half-lives from
 * the epoch: moving it changes the exponents of the numbers and nothing else.
 */
public final class HeatScale {
    /** Far enough from the largest number that a sum of many fits. */
    private static final double LARGEST_EXPONENT = 500;

    private final double halfLifeMillis;
    private double base = Heat.NONE;

    public HeatScale(double halfLifeMillis) {
        this.halfLifeMillis = halfLifeMillis;
    }

    /**
     * To be told of every heat before its number is asked for.
     *
     * @return whether the instant had to move, so that the numbers of all heats have to be asked for anew
     */
    public boolean follow(double heat) {
        boolean isBeyond = heat != Heat.NONE && !(heat - base <= LARGEST_EXPONENT);
        if (isBeyond) {
            base = Math.floor(heat);
        }
        return isBeyond;
    }

    /** A heat's number; 0 for {@link Heat#NONE} and what cooled to nothing. */
    public double number(double heat) {
        return Exp2.of(heat - base);
    }

    /** What makes a number the decayed sum as of an instant. */
    public double factor(long asOfMillis) {
        return Exp2.of(Math.min(LARGEST_EXPONENT, base - asOfMillis / halfLifeMillis));
    }
}
