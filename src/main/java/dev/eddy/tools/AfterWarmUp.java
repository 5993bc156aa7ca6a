package dev.eddy.tools;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Leaves the values of a program's warm-up out of a histogram, since cold compilers and caches distort them. */
final class AfterWarmUp {
    private final Duration warmUp;
    private Histogram before;

    AfterWarmUp(Duration warmUp) {
        this.warmUp = warmUp;
    }

    /** Ends the warm-up once the program has run for its full time; {@code cumulative} has all values from the start on. */
    void observe(Duration since, Histogram cumulative) {
        if (before == null && since.compareTo(warmUp) >= 0) {
            before = cumulative.copy();
        }
    }

    /** The values after the warm-up, or all values while it lasts. */
    Histogram of(Histogram cumulative) {
        Histogram after = cumulative.copy();
        if (before != null) {
            after.subtract(before);
        }
        return after;
    }
}
