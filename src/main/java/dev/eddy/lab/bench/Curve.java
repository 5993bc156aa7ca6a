package dev.eddy.lab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** How many events were done by when. */
final class Curve {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final List<Sample> samples = new ArrayList<>();

    private record Sample(long nanos, long done) {}

    /** Adds a reading, not earlier than the one before. */
    void add(long nanos, long done) {
        samples.add(new Sample(nanos, done));
    }

    /** The latest reading; 0 when there is none. */
    long done() {
        return samples.isEmpty() ? 0 : samples.get(samples.size() - 1).done();
    }

    /**
     * Events per second between two shares of all that was done, so that neither a cold start nor the end counts, when
     * one partition after the other runs dry. When the readings are too few for that: over all of them.
     */
    OptionalDouble rate(double fromShare, double toShare) {
        if (samples.isEmpty()) {
            return OptionalDouble.empty();
        }
        Sample from = null;
        Sample to = null;
        for (Sample sample : samples) {
            if (from == null && sample.done() >= fromShare * done()) {
                from = sample;
            }
            if (sample.done() <= toShare * done()) {
                to = sample;
            }
        }
        OptionalDouble inside = rate(from, to);
        return inside.isPresent() ? inside : rate(samples.get(0), firstOf(done()));
    }

    private Sample firstOf(long done) {
        return samples.stream()
                .filter(sample -> sample.done() >= done)
                .findFirst()
                .orElseThrow();
    }

    private static OptionalDouble rate(Sample from, Sample to) {
        return from == null || to == null || to.nanos() <= from.nanos() || to.done() <= from.done()
                ? OptionalDouble.empty()
                : OptionalDouble.of((to.done() - from.done()) * NANOS / (to.nanos() - from.nanos()));
    }

    /** When, in seconds after an instant, so many were done. */
    OptionalDouble secondsUntil(double wanted, long sinceNanos) {
        return samples.stream()
                .filter(sample -> sample.done() >= wanted)
                .mapToDouble(sample -> (sample.nanos() - sinceNanos) / NANOS)
                .findFirst();
    }

    /**
     * When, in seconds after an instant, a stretch of some seconds began over which the rate was as high as wanted.
     *
     * @param stretchSeconds long enough that a single batch makes no rate
     */
    OptionalDouble secondsUntilRate(double wanted, double stretchSeconds, long sinceNanos) {
        int to = 0;
        for (Sample from : samples) {
            while (to < samples.size() && samples.get(to).nanos() - from.nanos() < stretchSeconds * NANOS) {
                to++;
            }
            if (to == samples.size()) {
                return OptionalDouble.empty();
            }
            OptionalDouble rate = rate(from, samples.get(to));
            if (rate.isPresent() && rate.getAsDouble() >= wanted) {
                return OptionalDouble.of((from.nanos() - sinceNanos) / NANOS);
            }
        }
        return OptionalDouble.empty();
    }
}
