package dev.eddy.lab.bench;

import dev.eddy.lab.LocalEddy;
import dev.eddy.lab.Replay;
import dev.eddy.ops.Progress;
import java.util.Iterator;
import java.util.function.LongUnaryOperator;

/**
 * Publishes the numbered clicks of a load: first clicks before the start of the bench, then recent clicks. Both have similar
 * rates, since the job decays its counts by the rate of clicks.
 */
final class Backlog {
    private final LocalEddy eddy;
    private final BenchLoad load;
    private final long events;
    private final double perMilli;
    private final long startMillis;
    private long next;

    Backlog(LocalEddy eddy, BenchLoad load, BenchOptions options) {
        this.eddy = eddy;
        this.load = load;
        this.events = options.events();
        this.perMilli = options.load().clicksPerSecond() / 1_000.0;
        this.startMillis = System.currentTimeMillis() - (long) (events / perMilli);
    }

    /** Time of the first click, epoch milliseconds. */
    long startMillis() {
        return startMillis;
    }

    void publishFirst(long count) {
        publish("first clicks", count, this::before);
    }

    /** Publishes all remaining clicks before the start of the bench. */
    void publishRest() {
        publish("clicks", events - next, this::before);
    }

    private long before(long number) {
        return startMillis + (long) (number / perMilli);
    }

    /** Publishes clicks that end now, at a rate of event time. */
    void publishRecent(String name, long count, double perSecond) {
        long first = next;
        long began = System.currentTimeMillis() - (long) (count / perSecond * 1_000);
        publish(name, count, number -> began + (long) ((number - first) / perSecond * 1_000));
    }

    private void publish(String name, long count, LongUnaryOperator timeOf) {
        try (Replay replay = eddy.replay();
                Progress progress = Progress.of(name, count)) {
            Iterator<byte[]> clicks = load.clicks(next, count, number -> {
                progress.step();
                return timeOf.applyAsLong(number);
            });
            replay.run(clicks, 0);
        }
        sent(count);
    }

    /** Endless clicks with the current time; the caller reports their number to {@link #sent}. */
    Iterator<byte[]> live() {
        return load.clicks(next, Long.MAX_VALUE - next, number -> System.currentTimeMillis());
    }

    void sent(long count) {
        next += count;
    }
}
