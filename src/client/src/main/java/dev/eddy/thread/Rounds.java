package dev.eddy.thread;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Does something again and again in a thread of its own. After a round that throws, whatever it is, comes the next one. */
public final class Rounds implements AutoCloseable {
    private final Pace pace;
    private final BooleanSupplier round;
    private final LongSupplier nanoClock;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final LongAdder failures = new LongAdder();
    private volatile long succeededAtNanos;

    /**
     * How long it waits.
     *
     * @param first before the first round
     * @param next after one that succeeded
     * @param afterFailure after another
     */
    public record Pace(Duration first, Duration next, Duration afterFailure) {
        public static Pace every(Duration pause) {
            return new Pace(pause, pause, pause);
        }
    }

    /**
     * Not started yet.
     *
     * @param round returns whether it succeeded; what it throws is logged as a fault of Eddy
     */
    public Rounds(String name, Pace pace, BooleanSupplier round, LongSupplier nanoClock) {
        this.pace = pace;
        this.round = round;
        this.nanoClock = nanoClock;
        this.thread = DaemonThread.of(name, this::run);
        getsOn();
    }

    public void start() {
        getsOn();
        thread.start();
    }

    private void run() {
        pause(pace.first());
        while (!isClosed()) {
            pause(succeeds() ? pace.next() : pace.afterFailure());
        }
    }

    private boolean succeeds() {
        try {
            if (round.getAsBoolean()) {
                getsOn();
                return true;
            }
        } catch (Throwable e) {
            if (!isClosed()) {
                failures.increment();
                DaemonThread.failed(e);
            }
        }
        return false;
    }

    /** Sets {@link #age} to zero, as a success does. A round calls it while it waits for a service that is away. */
    public void getsOn() {
        succeededAtNanos = nanoClock.getAsLong();
    }

    /** Waits in a round; ends early when this is closed. */
    public void pause(Duration time) {
        try {
            var unused = closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            close();
        }
    }

    /** Rounds that threw. */
    public long failures() {
        return failures.sum();
    }

    /** Time since the last round that succeeded, or since the start. */
    public Duration age() {
        return Duration.ofNanos(nanoClock.getAsLong() - succeededAtNanos);
    }

    /** Whether no round has succeeded for longer than a time, or none is to come. */
    public boolean isStale(Duration limit) {
        return age().compareTo(limit) > 0 || !thread.isAlive();
    }

    public boolean isClosed() {
        return closing.getCount() == 0;
    }

    /** Begins no more rounds. The one under way may go on. */
    @Override
    public void close() {
        closing.countDown();
    }

    /** Closes, and waits for the round under way; false when it takes longer. */
    public boolean close(Duration patience) {
        close();
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
