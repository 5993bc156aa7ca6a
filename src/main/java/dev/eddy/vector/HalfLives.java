package dev.eddy.vector;

import java.util.concurrent.TimeUnit;

/** The half-lives popularity is kept at, shortest first: news lives for a day, a classic for a quarter. */
public final class HalfLives {
    /** How many there are. */
    public static final int COUNT = 4;

    private static final long[] DAYS = {1, 3, 14, 90};

    private HalfLives() {}

    /** The half-life with index {@code i}, in days. */
    public static long days(int i) {
        return DAYS[i];
    }

    /** The half-life with index {@code i}, in milliseconds. */
    public static double millis(int i) {
        return TimeUnit.DAYS.toMillis(DAYS[i]);
    }

    /** Heats of nothing yet, one for each half-life. */
    public static double[] cold() {
        return new double[] {Heat.NONE, Heat.NONE, Heat.NONE, Heat.NONE};
    }

    /**
     * Heats of many weights, each at its time, epoch milliseconds: faster than adding one after the other.
     *
     * @param count so many weights and times are meant
     */
    public static double[] heats(float[] weights, long[] times, int count) {
        double[] heats = cold();
        long newest = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            newest = Math.max(newest, times[i]);
        }
        for (int halfLife = 0; halfLife < COUNT && count > 0; halfLife++) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += weights[i] * Exp2.of((times[i] - newest) / millis(halfLife));
            }
            heats[halfLife] = Heat.of(sum, newest, millis(halfLife));
        }
        return heats;
    }

    /**
     * Takes one weight off every heat, in place. What is left of rounding errors weighs more the less is left of a sum.
     *
     * @param error relative error of the sums so far, at most
     * @return their relative error now; infinite when so much was taken that they have to be summed up anew, and are not changed
     *     all
     */
    public static double subtract(double[] heats, double weight, long atMillis, double error) {
        double largest = error;
        for (int i = 0; i < COUNT; i++) {
            double part = Heat.of(weight, atMillis, millis(i));
            double share = Exp2.of(Math.min(0, part - heats[i]));
            if (share >= .5) {
                return Double.POSITIVE_INFINITY;
            }
            heats[i] = Heat.minus(heats[i], part);
            largest = Math.max(largest, (error + Heat.ROUNDING) / (1 - share));
        }
        return largest;
    }

    /** Adds one weight to every heat, in place. */
    public static void add(double[] heats, double weight, long atMillis) {
        for (int i = 0; i < COUNT; i++) {
            heats[i] = Heat.plus(heats[i], Heat.of(weight, atMillis, millis(i)));
        }
    }
}
