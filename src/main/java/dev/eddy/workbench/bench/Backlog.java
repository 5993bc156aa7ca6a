package dev.eddy.workbench.bench;

import dev.eddy.workbench.LocalEddy;
import dev.eddy.workbench.Progress;
import dev.eddy.workbench.Replay;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.LongUnaryOperator;

/** The clicks on the topic, numbered one after the other: a day's, and then those of now. */
final class Backlog {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final LocalEddy eddy;
    private final BenchLoad load;
    private final long events;
    private final long startMillis = System.currentTimeMillis() - DAY;
    private long next;

    /** @param events of the day */
    Backlog(LocalEddy eddy, BenchLoad load, long events) {
        this.eddy = eddy;
        this.load = load;
        this.events = events;
    }

    /** When the day began. */
    long startMillis() {
        return startMillis;
    }

    /** Publishes the first of the day's clicks. */
    void publishFirst(long count) {
        publish("first clicks", count, this::inTheDay);
    }

    /** Publishes those of the day's clicks that are not there yet. */
    void publishRest() {
        publish("clicks", events - next, this::inTheDay);
    }

    private long inTheDay(long number) {
        return startMillis + (long) ((double) number / events * DAY);
    }

    /** Publishes clicks of now. */
    void publish(String name, long count) {
        publish(name, count, number -> System.currentTimeMillis());
    }

    private void publish(String name, long count, LongUnaryOperator timeOf) {
        try (Replay replay = eddy.replay();
                Progress progress = Progress.of(name, count)) {
            Iterator<byte[]> clicks = load.clicks(next, count, number -> {
                progress.step();
                return timeOf.applyAsLong(number);
            });
            replay.run(clicks, 0);
        }
        sent(count);
    }

    /** Clicks without end, each of the moment it is asked for; {@link #sent} has to be told how many were taken. */
    Iterator<byte[]> live() {
        return load.clicks(next, Long.MAX_VALUE - next, number -> System.currentTimeMillis());
    }

    void sent(long count) {
        next += count;
    }
}
