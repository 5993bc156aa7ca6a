package dev.eddy.lab.bench;

import dev.eddy.ops.FlinkJob;
import dev.eddy.ops.MetricsView;
import dev.eddy.ops.Progress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Watches a job work through a number of events. */
final class Watch {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** When all is read, and so long nothing more is done, nothing more will be. */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long STUCK_NANOS = TimeUnit.MINUTES.toNanos(3);

    private final String name;
    private final FlinkJob job;
    private final MetricsView metrics;
    private final long events;

    /** @param events how many the job has to read since it was started */
    Watch(String name, FlinkJob job, MetricsView metrics, long events) {
        this.name = name;
        this.job = job;
        this.metrics = metrics;
        this.events = events;
    }

    /** As the other one, without an end before. */
    Curve untilDone(LongSupplier done) {
        return untilDone(done, curve -> false);
    }

    /**
     * Returns when all is done, or as much as is needed.
     *
     * @param done how many are done by now
     * @param enough whether the curve so far is all that is needed; asked once a second
     * @throws IllegalStateException when the job ends, starts anew or does nothing for minutes
     */
    Curve untilDone(LongSupplier done, Predicate<Curve> enough) {
        var curve = new Curve();
        long changedAt = System.nanoTime();
        long checkedAt = changedAt;
        try (Progress progress = Progress.of(name, events)) {
            while (true) {
                long before = curve.done();
                long now = System.nanoTime();
                curve.add(now, done.getAsLong());
                progress.to(curve.done());
                changedAt = curve.done() == before ? changedAt : now;
                boolean ended = curve.done() >= events || isQuiet(now - changedAt);
                if (ended || now - checkedAt >= CHECK_NANOS) {
                    checkedAt = now;
                    requireHealthy();
                    if (ended || enough.test(curve)) {
                        return curve;
                    }
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    /** Some events may lead to nothing, such as those on unknown items. */
    private boolean isQuiet(long nanos) {
        if (nanos >= STUCK_NANOS) {
            throw new IllegalStateException(
                    name + ": nothing was done for " + TimeUnit.NANOSECONDS.toMinutes(nanos) + " minutes");
        }
        return nanos >= QUIET_NANOS && metrics.counter("parse-behaviours", "recordsIn") >= events;
    }

    private void requireHealthy() {
        if (job.hasEnded() || job.restarts() > 0) {
            throw new IllegalStateException(
                    name + ": the job failed, so there is nothing to measure; it is " + job.status(),
                    job.failure().orElse(null));
        }
    }
}
