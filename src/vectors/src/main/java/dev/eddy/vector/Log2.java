package dev.eddy.vector;

/**
 * Binary logarithms with an error below 1e-9, several times as fast as {@link Math#log}: the exponent, a table of 256
 * mantissas, and a Taylor polynomial of {@code ln(1 + y)} of degree 3 for the rest.
 */
public final class Log2 {
    private static final int STEPS_BITS = 8;
    private static final int STEPS = 1 << STEPS_BITS;
    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
    private static final double PER_LN_2 = 1 / Math.log(2);
    private static final double[] TABLE = new double[STEPS];
    private static final double[] PER_MIDDLE = new double[STEPS];

    static {
        for (int i = 0; i < STEPS; i++) {
            double middle = 1 + (i + .5) / STEPS;
            TABLE[i] = Math.log(middle) * PER_LN_2;
            PER_MIDDLE[i] = 1 / middle;
        }
    }

    private Log2() {}

    /** {@code log2(x)} for a normal, positive and finite {@code x}. */
    public static double of(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int exponent = (int) (bits >> MANTISSA_BITS) - Double.MAX_EXPONENT;
        int step = (int) (bits >> (MANTISSA_BITS - STEPS_BITS)) & (STEPS - 1);
        double mantissa = Double.longBitsToDouble((bits & MANTISSA) | ((long) Double.MAX_EXPONENT << MANTISSA_BITS));
        double y = mantissa * PER_MIDDLE[step] - 1;
        return exponent + TABLE[step] + PER_LN_2 * y * (1 - y * (.5 - y * (1 / 3.)));
    }
}
