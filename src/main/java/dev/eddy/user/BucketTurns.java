package dev.eddy.user;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/** Timers of the buckets, in memory: each bucket has one turn, and its action names the instant of the next. */
final class BucketTurns {
    private final ProcessingTimeService time;
    private final Action action;
    private final TreeMap<Long, List<Integer>> bucketsByInstant = new TreeMap<>();
    /** Instant of the earliest timer of Flink's that has not fired. */
    private long armedForMillis = Long.MAX_VALUE;

    /** What is done at the turn of a bucket; returns the instant of its next turn. */
    @FunctionalInterface
    interface Action {
        long turn(int bucket, long nowMillis) throws Exception;
    }

    BucketTurns(ProcessingTimeService time, Action action) {
        this.time = time;
        this.action = action;
    }

    void add(int bucket, long atMillis) {
        bucketsByInstant.computeIfAbsent(atMillis, at -> new ArrayList<>()).add(bucket);
        arm();
    }

    private void arm() {
        if (bucketsByInstant.isEmpty() || bucketsByInstant.firstKey() >= armedForMillis) {
            return;
        }
        armedForMillis = bucketsByInstant.firstKey();
        time.registerTimer(armedForMillis, at -> {
            armedForMillis = Long.MAX_VALUE;
            takeTurns(at);
            arm();
        });
    }

    private void takeTurns(long atMillis) throws Exception {
        while (!bucketsByInstant.isEmpty() && bucketsByInstant.firstKey() <= atMillis) {
            for (int bucket : bucketsByInstant.pollFirstEntry().getValue()) {
                long next = action.turn(bucket, time.getCurrentProcessingTime());
                bucketsByInstant.computeIfAbsent(next, at -> new ArrayList<>()).add(bucket);
            }
        }
    }
}
