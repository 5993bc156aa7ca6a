package dev.eddy.lab.bench;

import static dev.eddy.job.BadInputException.require;

import dev.eddy.job.BadInputException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Size at any time and duration of a soak; equal seeds make equal worlds. Messages name options as on the command line.
 *
 * @param days days of event time, from 12 to 365
 * @param dayTakesMillis shortest real time of a day
 * @param exactUpTo number of distinct vectors up to which the index compares with all
 */
public record SoakOptions(
        int users, int items, int eventsPerDay, int days, long dayTakesMillis, int exactUpTo, long seed) {
    static final int DIMENSION = 64;
    /** Fewer days have no five days in the middle before the last five. */
    private static final int FEWEST_DAYS = 12;

    /** @throws BadInputException when a number is out of range */
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

    /**
     * Options of the job by key. They limit all retention to a few days, so that the job is in a steady state on the compared
     * days. Options in event time are in days; options in real time are in days of the soak's length.
     */
    public Map<String, String> jobOptions() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("interest.expire-after", "3 d");
        values.put("internal.popularity.keep-dead", "1 d");
        values.put("internal.interest.history-limit", "10");
        values.put("retrieval.search-every", "1 min");
        values.put("internal.retrieval.interests", "2");
        values.put("retrieval.similar-every", "1 h");
        values.put("internal.retrieval.exact-up-to", Integer.toString(exactUpTo));
        Map<String, Double> realDays = new LinkedHashMap<>();
        realDays.put("internal.popularity.check-every", .25);
        realDays.put("internal.catalog.keep-dead", 4.0);
        realDays.put("internal.catalog.park-for", .3);
        realDays.put("internal.membership.tombstone-for", 4.0);
        realDays.put("serving.ttl", 3.0);
        realDays.forEach((key, days) -> values.put(key, Math.round(days * dayTakesMillis) + " ms"));
        return values;
    }

    /** Makes the records of items, and the directions of the clusters. */
    BenchLoad load() {
        return new BenchLoad(new LoadOptions(users, SoakTurnover.CLUSTERS, items, DIMENSION, Skew.NONE, 0, 1, seed));
    }
}
