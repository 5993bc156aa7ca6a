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

    /** Adds one weight to every heat, in place. */
    public static void add(double[] heats, double weight, long atMillis) {
        for (int i = 0; i < COUNT; i++) {
            heats[i] = Heat.plus(heats[i], Heat.of(weight, atMillis, millis(i)));
        }
    }
}
