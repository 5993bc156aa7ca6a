package dev.eddy.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A made-up world with taste in it: users with a few drifting interests, items of which few are popular, sessions. The
 * items it begins with are {@link #items()}; iterating gives the events, and the items that appear among them, in the
 * order of time. Pure: the same options give the same world.
 */
public final class SyntheticWorld implements Iterator<WorldRecord> {
    // What a session comes to on average with the chances in WorldSession; only the pace hangs on it.
    private static final double EVENTS_PER_SESSION = 8.3;

    private final WorldOptions options;
    private final SplittableRandom random;
    private final WorldCatalogue catalogue;
    private final List<WorldRecord> items = new ArrayList<>();
    private final List<WorldUser> users = new ArrayList<>();
    private final PriorityQueue<Planned> planned =
            new PriorityQueue<>(Comparator.comparingLong(Planned::atMillis).thenComparingLong(Planned::sequence));
    private long plannedSteps;
    private long eventsEmitted;
    private double nextSessionAt;
    private double nextItemAt;

    private record Planned(WorldSession.Step step, long sequence) {
        long atMillis() {
            return step.atMillis();
        }
    }

    public SyntheticWorld(WorldOptions options) {
        this.options = options;
        this.random = new SplittableRandom(options.seed());
        this.catalogue = new WorldCatalogue(new Vocabulary(options.tags()), random.split(), options.items());
        long start = options.start().toEpochMilli();
        for (int i = 0; i < options.items(); i++) {
            items.add(catalogue.add(null, start));
        }
        for (int i = 0; i < options.users(); i++) {
            String userId = String.format(Locale.ROOT, "u%05d", i + 1);
            users.add(new WorldUser(userId, random.nextInt(catalogue.tastes()), random.nextInt(catalogue.tastes())));
        }
        nextSessionAt = start;
        nextItemAt = start + pause(options.eventsPerNewItem());
    }

    /** The items there are when the world begins. */
    public List<WorldRecord> items() {
        return List.copyOf(items);
    }

    @Override
    public boolean hasNext() {
        return options.events() == 0 || eventsEmitted < options.events();
    }

    @Override
    public WorldRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the world ends after " + options.events() + " events");
        }
        // Whatever begins before the next planned event has to be planned first: it may come earlier still.
        while (planned.isEmpty()
                || Math.min(nextSessionAt, nextItemAt) <= planned.peek().atMillis()) {
            if (nextItemAt <= nextSessionAt) {
                long now = (long) nextItemAt;
                nextItemAt += pause(options.eventsPerNewItem());
                return catalogue.add(now, now);
            }
            beginSession((long) nextSessionAt);
            nextSessionAt += pause(EVENTS_PER_SESSION);
        }
        return record(planned.poll().step());
    }

    private void beginSession(long now) {
        // Half of the sessions are of users who come often: about one over their rank.
        int rank = random.nextBoolean()
                ? random.nextInt(users.size())
                : (int) Math.pow(users.size(), random.nextDouble()) - 1;
        for (WorldSession.Step step : WorldSession.plan(users.get(rank), catalogue, random, now)) {
            planned.add(new Planned(step, plannedSteps++));
        }
    }

    private WorldRecord record(WorldSession.Step step) {
        eventsEmitted++;
        StringBuilder json = new StringBuilder("{\"event_id\":\"e").append(eventsEmitted);
        json.append("\",\"user_id\":\"").append(step.userId());
        json.append("\",\"item_id\":\"").append(step.itemId());
        json.append("\",\"type\":\"").append(step.type());
        json.append("\",\"ts\":").append(step.atMillis());
        if (step.dwellMillis() > 0) {
            json.append(",\"dwell_ms\":").append(step.dwellMillis());
        }
        return new WorldRecord(
                WorldRecord.Kind.EVENT,
                step.userId(),
                step.atMillis(),
                json.append('}').toString());
    }

    /** Milliseconds until something that happens once in so many events happens again. */
    private double pause(double events) {
        double mean = events / options.eventsPerSecond() * 1_000;
        return -Math.log(1 - random.nextDouble()) * mean;
    }
}
