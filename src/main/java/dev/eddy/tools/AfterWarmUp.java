package dev.eddy.tools;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** What a histogram counted once a program was warm: compilers and caches are cold at first. */
final class AfterWarmUp {
    private final Duration warmUp;
    private Histogram before;

    AfterWarmUp(Duration warmUp) {
        this.warmUp = warmUp;
    }

    /**
     * Ends the warm-up when it has lasted long enough.
     *
     * @param since how long the program has been at work
     * @param cumulative all values from the start on; not changed
     */
    void observe(Duration since, Histogram cumulative) {
        if (before == null && since.compareTo(warmUp) >= 0) {
            before = cumulative.copy();
        }
    }

    /** What came after the warm-up; when that has not ended, all there is. */
    Histogram of(Histogram cumulative) {
        Histogram after = cumulative.copy();
        if (before != null) {
            after.subtract(before);
        }
        return after;
    }
}
