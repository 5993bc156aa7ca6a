package dev.eddy.lab;

import dev.eddy.job.BadInputException;
import java.time.Instant;

/**
 * What a {@link SyntheticWorld} is like.
 *
 * @param seed the same seed makes the same world
 * @param users how many users there are
 * @param items how many items there are when it begins
 * @param tags how many tags there are
 * @param events after how many events it ends; 0 for never
 * @param start when it begins, in its own time
 * @param eventsPerSecond pace of its own time, whatever the pace at which it is replayed
 * @param eventsPerNewItem a new item appears about once in so many events
 */
public record WorldOptions(
        long seed,
        int users,
        int items,
        int tags,
        long events,
        Instant start,
        double eventsPerSecond,
        int eventsPerNewItem) {

    public WorldOptions {
        requireAtLeast("users", users, 1);
        requireAtLeast("items", items, 1);
        requireAtLeast("tags", tags, 1);
        requireAtLeast("events", events, 0);
        requireAtLeast("events per new item", eventsPerNewItem, 1);
        if (!(eventsPerSecond > 0) || Double.isInfinite(eventsPerSecond)) {
            throw new BadInputException("events per second " + eventsPerSecond + ": must be a positive number");
        }
    }

    /** An endless world of 2,000 users and 3,000 items, in which every user does something every few minutes. */
    public static WorldOptions defaults() {
        return new WorldOptions(1, 2_000, 3_000, 160, 0, Instant.parse("2026-01-01T00:00:00Z"), 10, 200);
    }

    public WorldOptions withSeed(long newSeed) {
        return new WorldOptions(newSeed, users, items, tags, events, start, eventsPerSecond, eventsPerNewItem);
    }

    /** Changes the size, and the pace with the number of users, so that a user is as busy as before. */
    public WorldOptions withSize(int newUsers, int newItems, int newTags) {
        double pace = eventsPerSecond * newUsers / users;
        return new WorldOptions(seed, newUsers, newItems, newTags, events, start, pace, eventsPerNewItem);
    }

    public WorldOptions withEvents(long newEvents) {
        return new WorldOptions(seed, users, items, tags, newEvents, start, eventsPerSecond, eventsPerNewItem);
    }

    public WorldOptions withStart(Instant newStart) {
        return new WorldOptions(seed, users, items, tags, events, newStart, eventsPerSecond, eventsPerNewItem);
    }

    public WorldOptions withPace(double newEventsPerSecond) {
        return new WorldOptions(seed, users, items, tags, events, start, newEventsPerSecond, eventsPerNewItem);
    }

    private static void requireAtLeast(String what, long value, long least) {
        if (value < least) {
            throw new BadInputException("a world with " + value + " " + what + ": must be at least " + least);
        }
    }
}
