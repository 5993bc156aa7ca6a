package dev.eddy.lab.bench;

import static dev.eddy.job.BadInputException.require;

import dev.eddy.job.BadInputException;
import java.time.Duration;
import java.util.Set;
import org.apache.flink.configuration.MemorySize;

/**
 * Options of a bench. Messages name them as on the command line.
 *
 * @param events number of clicks in the topic; every job reads all of them
 * @param managedMemory Flink's memory for RocksDB, all tasks together, as Flink writes sizes
 * @param lists when Eddy makes the lists of the backlog
 * @param naiveFor time from its first click after which the naive job is stopped
 * @param freshFor duration of the freshness measurement; zero skips it
 * @param freshAt clicks per second in that time; null for half of Eddy's full speed
 * @param restore whether to measure a restore at the end
 */
public record BenchOptions(
        LoadOptions load,
        long events,
        int parallelism,
        String managedMemory,
        Set<BenchJob> only,
        BacklogLists lists,
        Duration naiveFor,
        Duration freshFor,
        Double freshAt,
        boolean restore) {
    private static final long FEWEST_EVENTS = 2_000_000;
    private static final long EVENTS_PER_USER = 4;

    /** @throws BadInputException when a value is out of range */
    public BenchOptions {
        require(parallelism >= 1, "--parallelism must be at least 1: " + parallelism);
        require(events >= 1_000, "--events must be at least 1000, or there is nothing to measure: " + events);
        require(!only.isEmpty(), "--only names nothing to measure; leave it out for everything");
        require(!naiveFor.isZero(), "--naive-for must be more than nothing; leave the naive job out with --only");
        require(freshAt == null || freshAt > 0, "--fresh-at must be more than 0: " + freshAt);
        only = Set.copyOf(only);
        managedBytes(managedMemory);
    }

    /** Four events a user, and at least 2,000,000. */
    public static long eventsFor(int users) {
        return Math.max(FEWEST_EVENTS, EVENTS_PER_USER * users);
    }

    static long managedBytes(String text) {
        try {
            return MemorySize.parse(text).getBytes();
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--managed-memory must be a size such as 512m or 1g: " + text, e);
        }
    }
}
