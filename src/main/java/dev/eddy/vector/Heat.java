package dev.eddy.vector;

/**
 * An exponentially decayed sum as one number: the sum {@code s} of weights {@code w · 2^(-(now - at) / halfLife)} is kept
 * as its heat {@code log2(s) + now / halfLife}, which does not depend on {@code now}.
 *
 * <p>So nothing has to be faded before two of them are compared or added, and any order of adding gives the same number
 * up to rounding (relative error of the sum below 4e-12 an addition for half-lives of a day and instants of this century). It
 * is the lazily faded pair (value, asOf) with its second part folded into the first: forward decay of Cormode, Shkapenyuk,
 * Srivastava and Xu, "Forward decay" (ICDE 2009), section 3, in logarithms.
 */
public final class Heat {
    /** The heat of an empty sum. */
    public static final double NONE = Double.NEGATIVE_INFINITY;

    /** Relative error of a sum that one addition brings at most, see above. */
    static final double ROUNDING = 4e-12;

    private static final double LN_2 = Math.log(2);

    /** So many half-lives before its events a sum stops growing, while it is still a number. */
    private static final double LARGEST = 1_000;

    private Heat() {}

    /** Heat of one weight, which must be positive, at one instant. */
    public static double of(double weight, long atMillis, double halfLifeMillis) {
        return Math.log(weight) / LN_2 + atMillis / halfLifeMillis;
    }

    /** Heat of the two sums together. */
    public static double plus(double a, double b) {
        double high = Math.max(a, b);
        double low = Math.min(a, b);
        return low == NONE ? high : high + Math.log1p(Math.exp((low - high) * LN_2)) / LN_2;
    }

    /** Heat of a sum without one of its parts, which must be the cooler; {@link #NONE} when that was all. */
    public static double minus(double sum, double part) {
        return part == NONE ? sum : sum + Math.log1p(-Math.exp((part - sum) * LN_2)) / LN_2;
    }

    /** The decayed sum as of an instant, finite; 0 for {@link #NONE}. */
    public static double at(double heat, long asOfMillis, double halfLifeMillis) {
        return Exp2.of(Math.min(LARGEST, heat - asOfMillis / halfLifeMillis));
    }
}
