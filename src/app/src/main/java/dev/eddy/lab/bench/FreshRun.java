package dev.eddy.lab.bench;

import dev.eddy.lab.LocalEddy;
import dev.eddy.lab.Replay;
import dev.eddy.lab.bench.EddyFigures.Fresh;
import dev.eddy.lab.bench.EddyFigures.Percentiles;
import dev.eddy.lab.bench.EddyFigures.Spread;
import dev.eddy.ops.CompletedCheckpoint;
import dev.eddy.ops.Progress;
import dev.eddy.thread.DaemonThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Sends clicks to the running job at a steady rate, and measures the time until their lists are in Redis. */
final class FreshRun {
    /** Time after the start that does not count: the job still works on the backlog and adapts to the new rate. */
    private static final Duration SETTLING = Duration.ofSeconds(10);
    /** Each poll costs time of the measured machine. */
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    /** Time after a checkpoint in which delayed writes arrive. */
    private static final long AFTERMATH_MILLIS = 500;

    private final LocalEddy eddy;
    private final ServedClicks served;
    private final double rate;
    private final WriteGaps gaps = new WriteGaps();
    private final List<Long> behindMillis = new ArrayList<>();
    private final List<Long> owedLists = new ArrayList<>();
    private final long foldedBefore;
    private long sent;
    private List<CompletedCheckpoint> checkpoints = List.of();

    FreshRun(LocalEddy eddy, double rate) {
        this.eddy = eddy;
        this.served = new ServedClicks(eddy.metrics());
        this.rate = rate;
        this.foldedBefore = served.folded();
    }

    /** Measures for a duration, after 10 s of settling. */
    Fresh measure(Iterator<byte[]> clicks, Duration length) throws InterruptedException, ExecutionException {
        try (Replay replay = eddy.replay();
                Progress progress =
                        Progress.of("freshness, seconds", SETTLING.plus(length).toSeconds())) {
            Future<Void> publishing = DaemonThread.run("bench-replay", () -> replay.run(clicks, rate));
            try {
                observe(SETTLING, replay, publishing, progress, 0);
                behindMillis.clear();
                owedLists.clear();
                Reading before = read(replay);
                observe(length, replay, publishing, progress, SETTLING.toSeconds());
                return figures(before, read(replay));
            } finally {
                replay.stop();
                publishing.get();
                sent = replay.sent();
            }
        }
    }

    /** Number of clicks sent. */
    long sent() {
        return sent;
    }

    /** The checkpoints of the measured time. */
    List<CompletedCheckpoint> checkpoints() {
        return checkpoints;
    }

    private record Reading(long nanos, long atMillis, long sent, long served, long writes, Histogram freshness) {}

    private Reading read(Replay replay) {
        return new Reading(
                System.nanoTime(),
                System.currentTimeMillis(),
                replay.sent(),
                served.count(),
                served.writes(),
                eddy.freshness());
    }

    private void observe(Duration length, Replay replay, Future<?> publishing, Progress progress, long secondsDone)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        for (long passed = 0; passed < length.toNanos(); passed = System.nanoTime() - start) {
            gaps.observe(System.currentTimeMillis(), served.writes());
            behindMillis.add((long) ((replay.sent() - (served.folded() - foldedBefore)) / rate * 1_000));
            owedLists.add(served.owed());
            progress.to(secondsDone + TimeUnit.NANOSECONDS.toSeconds(passed));
            if (publishing.isDone()) {
                // The clicks are endless, so the replay failed; get() throws its error.
                publishing.get();
                throw new IllegalStateException("the clicks ended after " + replay.sent());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private Fresh figures(Reading before, Reading after) {
        Histogram freshness = after.freshness().copy();
        freshness.subtract(before.freshness());
        checkpoints = eddy.job().checkpoints().stream()
                .filter(checkpoint -> checkpoint.triggeredAtMillis() >= before.atMillis())
                .toList();
        Spread stalls = Spread.of(
                checkpoints,
                checkpoint -> gaps.longestIn(
                        checkpoint.triggeredAtMillis(), checkpoint.completedAtMillis() + AFTERMATH_MILLIS));
        double seconds = (after.nanos() - before.nanos()) / 1e9;
        long clicks = after.served() - before.served();
        return new Fresh(
                seconds,
                (after.sent() - before.sent()) / seconds,
                clicks / seconds,
                (after.writes() - before.writes()) / (double) Math.max(1, clicks),
                Percentiles.of(freshness),
                stalls,
                gaps.longestIn(before.atMillis(), after.atMillis()),
                Spread.of(behindMillis, Long::longValue),
                Spread.of(owedLists, Long::longValue));
    }

    /** Times without a write. */
    static final class WriteGaps {
        private final List<Gap> gaps = new ArrayList<>();
        private Long since;
        private long seen;

        private record Gap(long fromMillis, long toMillis) {}

        /** Takes a reading of the number of writes since the start. */
        void observe(long nowMillis, long written) {
            if (since == null) {
                since = nowMillis;
            } else if (written != seen) {
                gaps.add(new Gap(since, nowMillis));
                since = nowMillis;
            }
            seen = written;
        }

        /** Full length of the longest gap that overlaps a stretch of time, in milliseconds; 0 when there is none. */
        long longestIn(long fromMillis, long toMillis) {
            return gaps.stream()
                    .filter(gap -> gap.fromMillis() <= toMillis && gap.toMillis() >= fromMillis)
                    .mapToLong(gap -> gap.toMillis() - gap.fromMillis())
                    .max()
                    .orElse(0);
        }
    }
}
