package dev.eddy.client;

import dev.eddy.thread.Rounds;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Items taken down and tags of clusters, read from Redis by the first question and then by a background thread every {@link
 * ClientOptions#sharedEvery}.
 */
final class SharedCache implements AutoCloseable {
    /** The clusters take about 100 KB and change slowly, so they are read at every tenth reading only. */
    private static final int READINGS_PER_DIRECTORY = 10;

    private final Consumer<DownSet> takeDowns;
    private final Supplier<Map<Integer, ClusterSummary>> summaries;
    private final ClientOptions options;
    private final Clock clock;
    private final Rounds reading;
    private final LongAdder outages = new LongAdder();
    /** Null before the first reading. */
    private volatile Content content;

    private record Content(DownSet down, ClusterDirectory clusters, int readings) {}

    /**
     * @param takeDowns brings a set of take-downs up to date
     * @param summaries reads those of all clusters
     */
    SharedCache(
            Consumer<DownSet> takeDowns,
            Supplier<Map<Integer, ClusterSummary>> summaries,
            ClientOptions options,
            Clock clock) {
        this.takeDowns = takeDowns;
        this.summaries = summaries;
        this.options = options;
        this.clock = clock;
        this.reading =
                new Rounds("eddy-client", Rounds.Pace.every(options.sharedEvery()), this::tryToRead, System::nanoTime);
        reading.start();
    }

    Set<String> down() {
        return content().down().items();
    }

    ClusterDirectory clusters() {
        return content().clusters();
    }

    /** Failed background readings. */
    long failures() {
        return outages.sum() + reading.failures();
    }

    /** Time since the last background reading that succeeded. */
    Duration age() {
        return reading.age();
    }

    /** Whether this time is longer than a limit, or no reading is to come. */
    boolean isStale(Duration limit) {
        return reading.isStale(limit);
    }

    /** Entries of the take-down log that Eddy did not write, counted at each reading. */
    long foreign() {
        return content == null ? 0 : content.down().foreign();
    }

    private Content content() {
        Content known = content;
        return known == null ? readFirst() : known;
    }

    /** Each caller reads for itself, so that no caller waits for the timeouts of others; the first result is kept. */
    private Content readFirst() {
        var down = new DownSet();
        ClusterDirectory clusters = directory();
        takeDowns.accept(down);
        synchronized (this) {
            if (content == null) {
                content = new Content(down, clusters, 0);
            }
            return content;
        }
    }

    /** Runs on the background thread only, which changes the set of take-downs in place. */
    private boolean tryToRead() {
        try {
            Content before = content;
            if (before == null) {
                readFirst();
                return true;
            }
            int readings = before.readings() + 1;
            ClusterDirectory clusters = readings % READINGS_PER_DIRECTORY == 0 ? directory() : before.clusters();
            takeDowns.accept(before.down());
            content = new Content(before.down(), clusters, readings);
            return true;
        } catch (UncheckedIOException | IllegalArgumentException e) {
            outages.increment();
            return false;
        }
    }

    /** The job stops updating the summary of a cluster without members, so old summaries are ignored. */
    private ClusterDirectory directory() {
        long oldest = clock.millis() - options.maxAge().toMillis();
        Map<Integer, ClusterSummary> clusters = summaries.get();
        clusters.values().removeIf(summary -> summary.generatedAtMillis() < oldest);
        return new ClusterDirectory(clusters);
    }

    @Override
    public void close() {
        reading.close();
    }
}
