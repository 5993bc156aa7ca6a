package dev.eddy.lab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** Numbers of finished events over time, and the rates between them. */
final class Curve {
    /** Share of all events after which one partition may be empty before another. */
    static final double DRY = .95;
    /** Share of all events that fills the state and warms the JVM up. */
    static final double WARM_UP = .5;

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final List<Sample> samples = new ArrayList<>();

    private record Sample(long nanos, long done) {}

    /** Adds a reading; readings come in the order of time. */
    void add(long nanos, long done) {
        samples.add(new Sample(nanos, done));
    }

    /** Events of the latest reading; 0 without readings. */
    long done() {
        return samples.isEmpty() ? 0 : samples.get(samples.size() - 1).done();
    }

    /** Nanoseconds from the first reading with events to the latest; a job's start does not count. */
    long workedNanos() {
        return samples.stream()
                .filter(sample -> sample.done() > 0)
                .findFirst()
                .map(first -> samples.get(samples.size() - 1).nanos() - first.nanos())
                .orElse(0L);
    }

    /** Events per second between warm-up and the first empty partition. */
    OptionalDouble steadyRate() {
        return rate(WARM_UP, DRY);
    }

    /** Events per second between two shares of all events; over all readings when these are too few. */
    OptionalDouble rate(double fromShare, double toShare) {
        if (samples.isEmpty()) {
            return OptionalDouble.empty();
        }
        Sample last = null;
        for (Sample sample : samples) {
            last = sample.done() <= toShare * done() ? sample : last;
        }
        OptionalDouble inside = rate(firstOf(fromShare), last);
        return inside.isPresent() ? inside : rate(samples.get(0), firstOf(1));
    }

    private Sample firstOf(double share) {
        return samples.stream()
                .filter(sample -> sample.done() >= share * done())
                .findFirst()
                .orElseThrow();
    }

    private static OptionalDouble rate(Sample from, Sample to) {
        return to == null || to.nanos() <= from.nanos() || to.done() <= from.done()
                ? OptionalDouble.empty()
                : OptionalDouble.of((to.done() - from.done()) * NANOS / (to.nanos() - from.nanos()));
    }

    /** Seconds from an instant until a number of events was done; empty when it was not reached. */
    OptionalDouble secondsUntil(double wanted, long sinceNanos) {
        return samples.stream()
                .filter(sample -> sample.done() >= wanted)
                .mapToDouble(sample -> (sample.nanos() - sinceNanos) / NANOS)
                .findFirst();
    }

    /** Seconds from an instant to the first stretch, longer than a batch's interval, with a rate; empty if none. */
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
