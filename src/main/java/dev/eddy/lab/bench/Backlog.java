package dev.eddy.lab.bench;

import dev.eddy.lab.LocalEddy;
import dev.eddy.lab.Replay;
import dev.eddy.ops.Progress;
import java.util.Iterator;
import java.util.function.LongUnaryOperator;

/**
 * The clicks on the topic, numbered one after the other: those of the time before the bench began, and then those of now.
 * They come about as densely before as now, since the job fades what it knows by how densely clicks come.
 */
final class Backlog {
    private final LocalEddy eddy;
    private final BenchLoad load;
    private final long events;
    private final double perMilli;
    private final long startMillis;
    private long next;

    Backlog(LocalEddy eddy, BenchLoad load, BenchOptions options) {
        this.eddy = eddy;
        this.load = load;
        this.events = options.events();
        this.perMilli = options.clicksPerSecond() / 1_000.0;
        this.startMillis = System.currentTimeMillis() - (long) (events / perMilli);
    }

    /** When the first click was. */
    long startMillis() {
        return startMillis;
    }

    /** Publishes the first of the clicks from before. */
    void publishFirst(long count) {
        publish("first clicks", count, this::before);
    }

    /** Publishes those of the clicks from before that are not there yet. */
    void publishRest() {
        publish("clicks", events - next, this::before);
    }

    private long before(long number) {
        return startMillis + (long) (number / perMilli);
    }

    /** Publishes the clicks of the last moments, with so many a second. */
    void publishRecent(String name, long count, double perSecond) {
        long first = next;
        long began = System.currentTimeMillis() - (long) (count / perSecond * 1_000);
        publish(name, count, number -> began + (long) ((number - first) / perSecond * 1_000));
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
