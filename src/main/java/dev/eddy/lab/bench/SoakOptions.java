package dev.eddy.lab.bench;

import dev.eddy.job.BadInputException;
import java.time.Duration;
import java.util.Set;

/**
 * How large the world of a soak is, and how long the soak takes. Names in the messages are those of the command line.
 *
 * @param users who are there at any time
 * @param items that are alive at any time
 * @param eventsPerDay events in a day of event time
 * @param days of event time
 * @param dayTakesMillis time by this machine's clock that a day takes at least
 * @param exactUpTo number of distinct vectors from which on a search walks a graph instead of comparing all
 * @param seed the same seed makes the same world
 */
public record SoakOptions(
        int users, int items, int eventsPerDay, int days, long dayTakesMillis, int exactUpTo, long seed) {
    static final int CLUSTERS = 8;
    static final int DIMENSION = 64;

    /** Fewer days have no five in the middle that are over before the last five. */
    private static final int FEWEST_DAYS = 12;

    public SoakOptions {
        require(users >= 100, "--users must be at least 100, so that some leave each day: " + users);
        require(items >= 200, "--items must be at least 200, so that some die each day: " + items);
        require(eventsPerDay >= 100, "--events-a-day must be at least 100: " + eventsPerDay);
        require(
                days >= FEWEST_DAYS && days <= 365,
                "--days must be from " + FEWEST_DAYS + " to 365, so that there is something to compare: " + days);
        require(dayTakesMillis >= 1_000, "--day-takes must be at least 1s: " + dayTakesMillis + " ms");
        require(exactUpTo >= 0, "--exact-up-to must be at least 0: " + exactUpTo);
    }

    SoakTurnover turnover() {
        return new SoakTurnover(users, items);
    }

    /** Makes the records of items, and the directions of the clusters. */
    BenchLoad load() {
        return BenchLoad.of(new BenchOptions(
                users,
                CLUSTERS,
                items,
                DIMENSION,
                Skew.NONE,
                BenchOptions.eventsFor(users),
                1,
                2,
                "256m",
                Set.of(BenchJob.EDDY),
                Duration.ofMinutes(1),
                Duration.ZERO,
                false,
                seed));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new BadInputException(message);
        }
    }
}
