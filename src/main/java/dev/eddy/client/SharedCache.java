package dev.eddy.client;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Items taken down and tags of clusters, read from Redis by the first question and then by a background thread every {@link
 * ClientOptions#sharedEvery}.
 */
final class SharedCache implements AutoCloseable {
    /** The clusters take about 100 KB and change slowly, so they are read at every tenth reading only. */
    private static final int READINGS_PER_DIRECTORY = 10;

    private final CandidateReader reader;
    private final ClientOptions options;
    private final Clock clock;
    private final ScheduledExecutorService reading =
            Executors.newSingleThreadScheduledExecutor(DaemonThread.named("eddy-client"));
    private final LongAdder failures = new LongAdder();
    /** Null before the first reading. */
    private volatile Content content;

    private record Content(DownSet down, ClusterDirectory clusters, int readings) {}

    SharedCache(CandidateReader reader, ClientOptions options, Clock clock) {
        this.reader = reader;
        this.options = options;
        this.clock = clock;
        long everyMillis = options.sharedEvery().toMillis();
        reading.scheduleWithFixedDelay(this::tryToRead, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    Set<String> down() {
        return content().down().items();
    }

    ClusterDirectory clusters() {
        return content().clusters();
    }

    /** Failed background readings. */
    long failures() {
        return failures.sum();
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
        reader.update(down);
        synchronized (this) {
            if (content == null) {
                content = new Content(down, clusters, 0);
            }
            return content;
        }
    }

    /** Runs on the background thread only, which changes the set of take-downs in place. */
    private void tryToRead() {
        try {
            Content before = content;
            if (before == null) {
                readFirst();
                return;
            }
            int readings = before.readings() + 1;
            ClusterDirectory clusters = readings % READINGS_PER_DIRECTORY == 0 ? directory() : before.clusters();
            reader.update(before.down());
            content = new Content(before.down(), clusters, readings);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            failures.increment();
        }
    }

    /** The job stops updating the summary of a cluster without members, so old summaries are ignored. */
    private ClusterDirectory directory() {
        long oldest = clock.millis() - options.maxAge().toMillis();
        Map<Integer, ClusterSummary> clusters = reader.clusters();
        clusters.values().removeIf(summary -> summary.generatedAtMillis() < oldest);
        return new ClusterDirectory(clusters);
    }

    @Override
    public void close() {
        reading.shutdownNow();
    }
}
