package dev.eddy.vector;

/**
 * Powers of two, several times as fast as {@link Math#pow} and right to a relative 1e-11: a table, and between its entries
 * the first terms of the series of {@code e^y}.
 */
public final class Exp2 {
    private static final int STEPS_BITS = 8;
    private static final int STEPS = 1 << STEPS_BITS;
    private static final double LN_2_PER_STEP = Math.log(2) / STEPS;
    private static final double[] TABLE = new double[STEPS];

    static {
        for (int i = 0; i < STEPS; i++) {
            TABLE[i] = Math.pow(2, (double) i / STEPS);
        }
    }

    private Exp2() {}

    /** {@code 2^x} for {@code x} of at most 1,023; below -1,022 it is 0. */
    public static double of(double x) {
        if (!(x >= Double.MIN_EXPONENT)) {
            return 0;
        }
        double steps = x * STEPS;
        int whole = (int) steps;
        // A cast rounds towards zero; Math.floor would take longer than all the rest.
        whole -= whole > steps ? 1 : 0;
        double y = (steps - whole) * LN_2_PER_STEP;
        double fraction = TABLE[whole & (STEPS - 1)] * (1 + y * (1 + y * (.5 + y * (1 / 6.))));
        return fraction * Double.longBitsToDouble((long) ((whole >> STEPS_BITS) + Double.MAX_EXPONENT) << 52);
    }
}
