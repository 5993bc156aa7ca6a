package dev.eddy.lab.bench;

import java.time.Duration;
import java.util.EnumSet;

/** Options of small benches. */
final class Options {
    static final int DIMENSION = 16;

    private Options() {}

    static BenchOptions of(int users, int clusters, int items, Skew skew) {
        return new BenchOptions(
                new LoadOptions(users, clusters, items, DIMENSION, skew, 0, 1_000, 1),
                10_000,
                1,
                "64m",
                EnumSet.allOf(BenchJob.class),
                BacklogLists.EACH,
                Duration.ofSeconds(5),
                Duration.ZERO,
                null,
                false);
    }
}
