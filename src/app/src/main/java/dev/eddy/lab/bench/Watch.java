package dev.eddy.lab.bench;

import dev.eddy.ops.FlinkJob;
import dev.eddy.ops.MetricsView;
import dev.eddy.ops.Progress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Watches a job until it has done a number of events since its start. */
record Watch(String name, FlinkJob job, MetricsView metrics, long events) {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);
    // Standstill after which a job that has read all events is done.
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long STUCK_NANOS = TimeUnit.MINUTES.toNanos(3);

    Curve untilDone(LongSupplier done) {
        return untilDone(done, curve -> false);
    }

    /**
     * Waits until all events are done, or until the curve is long enough, which is asked once a second. Throws an
     * {@link IllegalStateException} when the job ends, restarts, or stands still for 3 minutes.
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
                    requireHealthy(job, name);
                    if (ended || enough.test(curve)) {
                        return curve;
                    }
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    /** Some events have no result, such as events on unknown items. */
    private boolean isQuiet(long nanos) {
        if (nanos >= STUCK_NANOS) {
            throw new IllegalStateException(
                    name + ": nothing was done for " + TimeUnit.NANOSECONDS.toMinutes(nanos) + " minutes");
        }
        return nanos >= QUIET_NANOS && metrics.counter("parse-behaviours", "recordsIn") >= events;
    }

    /** @throws IllegalStateException when the job has ended or restarted */
    static void requireHealthy(FlinkJob job, String name) {
        if (job.hasEnded() || job.restarts() > 0) {
            throw new IllegalStateException(
                    name + ": the job failed, so there is nothing to measure; it is " + job.status(),
                    job.failure().orElse(null));
        }
    }
}
