package dev.eddy.lab.bench;

import static java.util.Locale.ROOT;

import dev.eddy.lab.LocalEddy;
import dev.eddy.lab.Replay;
import dev.eddy.lab.Waiting;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.HdrHistogram.Histogram;
import org.apache.flink.configuration.Configuration;

/** Clicks sent to a running job at a steady rate, and how soon their lists are in Redis while something changes. */
final class SteadyClicks implements AutoCloseable {
    private static final double CAUGHT_UP_SECONDS = .2;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LocalEddy eddy;
    private final double rate;
    private final Replay replay;
    private final FutureTask<?> publishing;
    private final ServedClicks served;
    private final long servedBefore;

    private SteadyClicks(LocalEddy eddy, Iterator<byte[]> clicks, double rate) {
        this.eddy = eddy;
        this.rate = rate;
        this.replay = eddy.replay();
        this.served = new ServedClicks(eddy.metrics());
        this.servedBefore = served.count();
        this.publishing = new FutureTask<>(() -> replay.run(clicks, rate), null);
    }

    /** The settings of the Flink of a load. */
    static Configuration settings(BenchOptions options) {
        var settings = new Configuration();
        settings.setString("taskmanager.memory.managed.size", options.managedMemory());
        return settings;
    }

    /** Sends clicks at once and waits for their lists; returns how many lists a second were made. */
    static double catchUp(LocalEddy eddy, Iterator<byte[]> clicks) {
        long began = System.nanoTime();
        try (Replay replay = eddy.replay()) {
            replay.run(clicks, 0);
        }
        eddy.awaitServed();
        return new ServedClicks(eddy.metrics()).writes() / ((System.nanoTime() - began) / 1e9);
    }

    /** Begins to send; {@code rate} is in clicks a second. */
    static SteadyClicks start(LocalEddy eddy, Iterator<byte[]> clicks, double rate) {
        var steady = new SteadyClicks(eddy, clicks, rate);
        new Thread(steady.publishing, "clicks").start();
        return steady;
    }

    /** Times from a click's append to its list in Redis, in milliseconds: before a change, during it, and a second after. */
    record Freshness(Histogram before, Histogram during, Histogram after) {
        Freshness() {
            this(new Histogram(3), new Histogram(3), new Histogram(3));
        }

        void add(Freshness other) {
            before.add(other.before);
            during.add(other.during);
            after.add(other.after);
        }

        /** The percentiles for people. */
        String text() {
            return String.format(
                    ROOT,
                    "click to Redis in ms, p50 / p99: before %d / %d, during %d / %d of %,d, the second after %d / %d",
                    before.getValueAtPercentile(50),
                    before.getValueAtPercentile(99),
                    during.getValueAtPercentile(50),
                    during.getValueAtPercentile(99),
                    during.getTotalCount(),
                    after.getValueAtPercentile(50),
                    after.getValueAtPercentile(99));
        }
    }

    /** Measures for some seconds, then during a change. */
    Freshness measure(int secondsBefore, Runnable change) {
        // What one change held up must not count as what was before the next.
        Waiting.until(
                "the job to catch up",
                PATIENCE,
                () -> replay.sent() - (served.count() - servedBefore) < CAUGHT_UP_SECONDS * rate);
        Histogram begin = eddy.freshness();
        awaitMore(secondsBefore);
        Histogram ordered = eddy.freshness();
        change.run();
        Histogram changed = eddy.freshness();
        awaitMore(1);
        Histogram end = eddy.freshness();
        return new Freshness(between(begin, ordered), between(ordered, changed), between(changed, end));
    }

    private static Histogram between(Histogram earlier, Histogram later) {
        Histogram difference = later.copy();
        difference.subtract(earlier);
        return difference;
    }

    /** Waits until the lists of so many seconds' clicks are in Redis. */
    void awaitMore(int seconds) {
        double wanted = served.count() + seconds * rate;
        Waiting.until("clicks to be served", PATIENCE, () -> served.count() >= wanted);
    }

    /** Ends the clicks; returns the number that was sent. */
    long stop() throws InterruptedException, ExecutionException {
        replay.stop();
        publishing.get();
        return replay.sent();
    }

    @Override
    public void close() {
        replay.close();
    }
}
