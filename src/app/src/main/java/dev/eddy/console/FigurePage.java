package dev.eddy.console;

import dev.eddy.console.FigureSeries.View;
import java.io.UncheckedIOException;
import java.time.Clock;

/**
 * Data of the plots: of Prometheus where there is one, else of the console's own samples.
 *
 * @param history null without a Prometheus
 */
record FigurePage(FigureSeries samples, FigureHistory history, Clock clock) {
    private static final long LONGEST_MILLIS = 7 * 86_400_000L;

    /**
     * The series of a time.
     *
     * @param isWhole whether these are all points of the range; else only the new ones
     * @param oldestMillis time of the console's first sample, epoch milliseconds; null for those of Prometheus
     * @param problem why Prometheus did not answer; null if it did or there is none
     */
    record Figures(View view, boolean isWhole, Long oldestMillis, String problem) {}

    /**
     * The figures of a range of time that ends now.
     *
     * @param sinceMillis what the reader has already, epoch milliseconds; the answer may leave it out
     */
    Figures of(long rangeMillis, long sinceMillis) {
        long range = Math.max(1, Math.min(LONGEST_MILLIS, rangeMillis));
        String problem = null;
        if (history != null) {
            try {
                return new Figures(history.of(range), true, null, null);
            } catch (UncheckedIOException e) {
                problem = e.getCause().getMessage();
            }
        }
        View view = samples.since(Math.max(sinceMillis, clock.millis() - range));
        return new Figures(view, false, samples.oldestMillis(), problem);
    }
}
