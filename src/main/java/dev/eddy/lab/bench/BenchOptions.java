package dev.eddy.lab.bench;

import dev.eddy.job.BadInputException;
import java.time.Duration;
import java.util.Set;
import org.apache.flink.configuration.MemorySize;

/**
 * What is measured, and on what load. Names in the messages are those of the command line.
 *
 * @param events clicks in the topic that every job reads
 * @param clicksPerSecond of event time, how densely the clicks come
 * @param managedMemory of Flink, for RocksDB, all tasks together, as Flink writes sizes
 * @param only jobs to measure
 * @param naiveFor the naive job is stopped after so long, wherever it is
 * @param freshFor how long freshness is measured; zero leaves it out
 * @param restore whether to measure a restore at the end
 */
public record BenchOptions(
        int users,
        int clusters,
        int items,
        int dimension,
        Skew skew,
        long events,
        int clicksPerSecond,
        int parallelism,
        String managedMemory,
        Set<BenchJob> only,
        Duration naiveFor,
        Duration freshFor,
        boolean restore,
        long seed) {

    private static final long FEWEST_EVENTS = 2_000_000;
    private static final long EVENTS_PER_USER = 4;

    public BenchOptions {
        require(users >= 1, "--users must be at least 1: " + users);
        require(clusters >= 1, "--clusters must be at least 1: " + clusters);
        require(
                clusters <= users && clusters <= items,
                "--clusters must be at most the users and at most the items, so that each has some: " + clusters);
        require(dimension >= 1 && dimension <= 4_096, "--dimension must be from 1 to 4096: " + dimension);
        require(parallelism >= 1, "--parallelism must be at least 1: " + parallelism);
        require(events >= 1_000, "--events must be at least 1000, or there is nothing to measure: " + events);
        require(clicksPerSecond >= 1, "--clicks-per-s must be at least 1: " + clicksPerSecond);
        require(!only.isEmpty(), "--only names nothing to measure; leave it out for everything");
        require(!naiveFor.isZero(), "--naive-for must be more than nothing; leave the naive job out with --only");
        only = Set.copyOf(only);
        managedBytes(managedMemory);
    }

    /** So many that every user is met a few times. */
    public static long eventsFor(int users) {
        return Math.max(FEWEST_EVENTS, EVENTS_PER_USER * users);
    }

    /** Bytes of Flink's managed memory. */
    public long managedBytes() {
        return managedBytes(managedMemory);
    }

    BenchUsers population() {
        return new BenchUsers(users, clusters, skew);
    }

    boolean measures(BenchJob job) {
        return only.contains(job);
    }

    private static long managedBytes(String text) {
        try {
            return MemorySize.parse(text).getBytes();
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--managed-memory must be a size such as 512m or 1g: " + text, e);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new BadInputException(message);
        }
    }
}
