package dev.eddy.vector;

/**
 * An exponentially decayed sum as one number. The heat of the sum {@code s} of weights
 * {@code w · 2^(-(now - at) / halfLife)} is {@code log2(s) + now / halfLife}, which does not depend on {@code now}.
 *
 * <p>Heats are compared and added without decay, in any order, up to rounding: the relative error of a sum is below
 * 4e-12 per addition for half-lives of a day and instants of this century. This is forward decay in logarithms
 * (Cormode, Shkapenyuk, Srivastava and Xu, "Forward decay", ICDE 2009, section 3).
 */
public final class Heat {
    /** The heat of an empty sum. */
    public static final double NONE = Double.NEGATIVE_INFINITY;

    /** Largest popularity as a score, within the range of a float: an infinite score has no share of the best score. */
    public static final double LARGEST_SCORE = 1e30;

    /** Largest relative error of one addition. */
    static final double ROUNDING = 4e-12;

    private static final double LN_2 = Math.log(2);

    /** Exponent limit, so that a sum as of an instant long before its events stays finite. */
    private static final double LARGEST = 1_000;

    private Heat() {}

    /** Heat of one positive weight at one instant. */
    public static double of(double weight, long atMillis, double halfLifeMillis) {
        return Math.log(weight) / LN_2 + atMillis / halfLifeMillis;
    }

    public static double plus(double a, double b) {
        double high = Math.max(a, b);
        double low = Math.min(a, b);
        return low == NONE ? high : high + Math.log1p(Math.exp((low - high) * LN_2)) / LN_2;
    }

    /** Heat of a sum minus one of its parts; {@link #NONE} when the part was all of it. The part must not exceed the sum. */
    public static double minus(double sum, double part) {
        return part == NONE ? sum : sum + Math.log1p(-Math.exp((part - sum) * LN_2)) / LN_2;
    }

    /** The decayed sum as of an instant; always finite, 0 for {@link #NONE}. */
    public static double at(double heat, long asOfMillis, double halfLifeMillis) {
        return Exp2.of(Math.min(LARGEST, heat - asOfMillis / halfLifeMillis));
    }
}
