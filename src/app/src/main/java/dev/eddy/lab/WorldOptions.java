package dev.eddy.lab;

import dev.eddy.job.BadInputException;
import java.time.Instant;

/**
 * Options of a {@link SyntheticWorld}, with the initial items and the pace of event time; equal seeds make equal worlds.
 *
 * @param events number of events; 0 is endless
 * @param eventsPerNewItem mean number of events between two new items
 * @param page items shown before each click, with an impression of each; with 0 few clicks have impressions before them. A user who
 *     has ignored an item hardly ever clicks it later.
 */
public record WorldOptions(
        long seed,
        int users,
        int items,
        int tags,
        long events,
        Instant start,
        double eventsPerSecond,
        int eventsPerNewItem,
        int page) {

    /** @throws BadInputException when a number is out of range */
    public WorldOptions {
        requireAtLeast("users", users, 1);
        requireAtLeast("items", items, 1);
        requireAtLeast("tags", tags, 1);
        requireAtLeast("events", events, 0);
        requireAtLeast("events per new item", eventsPerNewItem, 1);
        requireAtLeast("items on a page", page, 0);
        BadInputException.require(
                eventsPerSecond > 0 && !Double.isInfinite(eventsPerSecond),
                "events per second " + eventsPerSecond + ": must be a positive number");
    }

    /** An endless world of 2,000 users, 3,000 items and 10 events per second. */
    public static WorldOptions defaults() {
        return new WorldOptions(1, 2_000, 3_000, 160, 0, Instant.parse("2026-01-01T00:00:00Z"), 10, 200, 0);
    }

    public WorldOptions withSeed(long newSeed) {
        return new WorldOptions(newSeed, users, items, tags, events, start, eventsPerSecond, eventsPerNewItem, page);
    }

    /** Changes the size, and the events per second in proportion to the users. */
    public WorldOptions withSize(int newUsers, int newItems, int newTags) {
        double pace = eventsPerSecond * newUsers / users;
        return new WorldOptions(seed, newUsers, newItems, newTags, events, start, pace, eventsPerNewItem, page);
    }

    public WorldOptions withEvents(long newEvents) {
        return new WorldOptions(seed, users, items, tags, newEvents, start, eventsPerSecond, eventsPerNewItem, page);
    }

    public WorldOptions withStart(Instant newStart) {
        return new WorldOptions(seed, users, items, tags, events, newStart, eventsPerSecond, eventsPerNewItem, page);
    }

    public WorldOptions withPace(double newEventsPerSecond) {
        return new WorldOptions(seed, users, items, tags, events, start, newEventsPerSecond, eventsPerNewItem, page);
    }

    public WorldOptions withPages(int newPage) {
        return new WorldOptions(seed, users, items, tags, events, start, eventsPerSecond, eventsPerNewItem, newPage);
    }

    private static void requireAtLeast(String what, long value, long least) {
        BadInputException.require(value >= least, "a world with " + value + " " + what + ": must be at least " + least);
    }
}
