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
 * A synthetic world: users with two drifting interests, items whose popularity follows Zipf's law, and sessions. {@link #items()}
 * are its initial items; the iterator gives events, and new items among them, by time. Pure: equal options give equal worlds.
 */
public final class SyntheticWorld implements Iterator<WorldRecord> {
    // The means with the chances in WorldSession; they only set the pace.
    private static final double EVENTS_PER_SESSION = 8.3;
    private static final double CLICKS_PER_SESSION = 4.5;

    private final WorldOptions options;
    private final SplittableRandom random;
    private final WorldCatalogue catalogue;
    private final List<WorldRecord> items = new ArrayList<>();
    private final List<WorldSession.User> users = new ArrayList<>();
    private final PriorityQueue<Planned> planned =
            new PriorityQueue<>(Comparator.<Planned>comparingLong(planned -> planned.step.atMillis())
                    .thenComparingLong(Planned::sequence));
    private long plannedSteps;
    private long eventsEmitted;
    private double nextSessionAt;
    private double nextItemAt;

    private record Planned(WorldSession.Step step, long sequence) {}

    public SyntheticWorld(WorldOptions options) {
        this.options = options;
        this.random = new SplittableRandom(options.seed());
        this.catalogue = new WorldCatalogue(options.tags(), random.split(), options.items());
        long start = options.start().toEpochMilli();
        for (int i = 0; i < options.items(); i++) {
            items.add(catalogue.add(null, start));
        }
        for (int i = 0; i < options.users(); i++) {
            String userId = String.format(Locale.ROOT, "u%05d", i + 1);
            users.add(new WorldSession.User(
                    userId, random.nextInt(catalogue.tastes()), random.nextInt(catalogue.tastes())));
        }
        nextSessionAt = start;
        nextItemAt = start + pause(options.eventsPerNewItem());
    }

    /** The initial items. */
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
        // A session or item that starts before the next planned event may have earlier events: plan it first.
        while (planned.isEmpty()
                || Math.min(nextSessionAt, nextItemAt) <= planned.peek().step.atMillis()) {
            if (nextItemAt <= nextSessionAt) {
                long now = (long) nextItemAt;
                nextItemAt += pause(options.eventsPerNewItem());
                return catalogue.add(now, now);
            }
            beginSession((long) nextSessionAt);
            nextSessionAt += pause(EVENTS_PER_SESSION + CLICKS_PER_SESSION * options.page());
        }
        return record(planned.poll().step());
    }

    private void beginSession(long now) {
        // Half of the sessions go to users with a chance of about one over their rank.
        int rank = random.nextBoolean()
                ? random.nextInt(users.size())
                : (int) Math.pow(users.size(), random.nextDouble()) - 1;
        for (WorldSession.Step step :
                new WorldSession(users.get(rank), catalogue, random, options.page(), now).plan()) {
            planned.add(new Planned(step, plannedSteps++));
        }
    }

    private WorldRecord record(WorldSession.Step step) {
        eventsEmitted++;
        String dwell = step.dwellMillis() > 0 ? ",\"dwell_ms\":" + step.dwellMillis() : "";
        String json = "{\"event_id\":\"e" + eventsEmitted + "\",\"user_id\":\"" + step.userId() + "\",\"item_id\":\""
                + step.itemId() + "\",\"type\":\"" + step.type() + "\",\"ts\":" + step.atMillis() + dwell + "}";
        return new WorldRecord(WorldRecord.Kind.EVENT, step.userId(), step.atMillis(), json);
    }

    /** Random milliseconds until the next occurrence (exponential distribution), at one occurrence per number of events. */
    private double pause(double events) {
        double mean = events / options.eventsPerSecond() * 1_000;
        return -Math.log(1 - random.nextDouble()) * mean;
    }
}
