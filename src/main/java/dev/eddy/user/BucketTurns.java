package dev.eddy.user;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Timers of the buckets, in memory: each bucket has one turn, and its action names the instant of the next. */
final class BucketTurns {
    private final LongConsumer alarm;
    private final Action action;
    private final TreeMap<Long, List<Integer>> bucketsByInstant = new TreeMap<>();
    /** Instant of the earliest alarm to come. */
    private long alarmMillis = Long.MAX_VALUE;

    /** Walks a bucket at its turn, and returns the instant of the next turn. */
    @FunctionalInterface
    interface Action {
        long turn(int bucket) throws Exception;
    }

    /** @param alarm has to call {@link #take} at the instant that it is given */
    BucketTurns(LongConsumer alarm, Action action) {
        this.alarm = alarm;
        this.action = action;
    }

    void add(int bucket, long atMillis) {
        put(bucket, atMillis);
        setAlarm();
    }

    private void put(int bucket, long atMillis) {
        bucketsByInstant.computeIfAbsent(atMillis, at -> new ArrayList<>()).add(bucket);
    }

    private void setAlarm() {
        if (!bucketsByInstant.isEmpty() && bucketsByInstant.firstKey() < alarmMillis) {
            alarmMillis = bucketsByInstant.firstKey();
            alarm.accept(alarmMillis);
        }
    }

    /** Takes all turns up to an instant. */
    void take(long untilMillis) throws Exception {
        alarmMillis = Long.MAX_VALUE;
        while (!bucketsByInstant.isEmpty() && bucketsByInstant.firstKey() <= untilMillis) {
            for (int bucket : bucketsByInstant.pollFirstEntry().getValue()) {
                put(bucket, action.turn(bucket));
            }
        }
        setAlarm();
    }
}
