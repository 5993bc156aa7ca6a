package dev.eddy.lab.bench;

import dev.eddy.client.CandidateReader;
import dev.eddy.lab.LocalEddy;
import dev.eddy.lab.bench.SoakDay.Times;
import dev.eddy.ops.MetricsView;
import dev.eddy.ops.TempFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Measures a job at the end of a day. */
final class SoakGauge implements AutoCloseable {
    private static final String REFRESH = "refresh";

    private final LocalEddy eddy;
    private final CandidateReader redis;
    private Histogram freshBefore;

    SoakGauge(LocalEddy eddy) {
        this.eddy = eddy;
        this.redis = eddy.reader();
        this.freshBefore = eddy.freshness();
    }

    /** @param seconds duration of the day */
    SoakDay read(int day, double seconds) throws IOException {
        MetricsView metrics = eddy.metrics();
        Times refresh = micros("refreshMicros");
        Times search = micros("searchMicros");
        Times fresh = fresh();
        long state = stateBytes();
        CandidateReader.Size store = redis.size();
        // After the first collection a cleaner thread closes files and buffers; the second one frees them.
        LiveHeap.bytes();
        var sizes = new SoakDay.Sizes(LiveHeap.bytes(), state, store.bytes(), store.keys());
        var counts = new SoakDay.Counts(
                metrics.sum("sum-popularity", "itemsTold"),
                metrics.sum(REFRESH, "residentMembers"),
                metrics.sum(REFRESH, "residentModels"),
                metrics.sum(REFRESH, "indexGraphPlaces"),
                metrics.counter("parse-behaviours", "deadLetters") + metrics.counter("tag-behaviours", "unknownItems"));
        return new SoakDay(day, seconds, sizes, refresh, search, fresh, counts);
    }

    private Times micros(String name) {
        return Times.of(eddy.metrics().histograms(REFRESH, name).stream()
                .flatMapToLong(
                        histogram -> Arrays.stream(histogram.getStatistics().getValues()))
                .sorted()
                .toArray());
    }

    private Times fresh() {
        Histogram now = eddy.freshness();
        Histogram today = now.copy();
        today.subtract(freshBefore);
        freshBefore = now;
        return new Times(today.getValueAtPercentile(50), today.getValueAtPercentile(99));
    }

    /** RocksDB's files keep removed entries until a compaction; a canonical savepoint holds each live entry once. */
    private long stateBytes() throws IOException {
        try (TempFolder folder = TempFolder.create("eddy-soak-")) {
            eddy.job().takeCanonicalSavepoint(folder.path());
            try (Stream<Path> files = Files.walk(folder.path())) {
                return files.map(Path::toFile)
                        .filter(File::isFile)
                        .mapToLong(File::length)
                        .sum();
            }
        }
    }

    @Override
    public void close() {
        redis.close();
    }
}
