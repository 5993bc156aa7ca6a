package dev.eddy.vector;

import java.util.concurrent.TimeUnit;

/** The half-lives of popularity, shortest first: 1, 3, 14 and 90 days. */
public final class HalfLives {
    public static final int COUNT = 4;
    /** Index of the half-life that lists for many users begin with. */
    public static final int THREE_DAYS = 1;
    /** Index of the longest half-life. */
    public static final int NINETY_DAYS = COUNT - 1;

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

    /** The heats of an empty sum, one per half-life. */
    public static double[] cold() {
        return new double[] {Heat.NONE, Heat.NONE, Heat.NONE, Heat.NONE};
    }

    /** The heats of a sum of weights at their times in epoch milliseconds; faster than {@link #add} one by one. */
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
     * Subtracts one weight from every heat, in place. Takes the largest relative error of the sums, and returns it
     * afterwards, since rounding errors grow with the subtracted share. It is infinite when a sum loses half or more:
     * the caller then sums up again, since only some heats were changed.
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
