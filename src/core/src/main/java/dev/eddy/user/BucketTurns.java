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

    /** Takes all turns up to an instant. When a next one is earlier, the clock was set back: then it is the next one of all. */
    void take(long untilMillis) throws Exception {
        alarmMillis = Long.MAX_VALUE;
        long setBackTo = Long.MAX_VALUE;
        for (int bucket : poll(untilMillis)) {
            long next = action.turn(bucket);
            put(bucket, next);
            setBackTo = next <= untilMillis ? next : setBackTo;
        }
        if (setBackTo != Long.MAX_VALUE) {
            for (int bucket : poll(Long.MAX_VALUE)) {
                put(bucket, setBackTo);
            }
        }
        setAlarm();
    }

    private List<Integer> poll(long untilMillis) {
        List<Integer> due = new ArrayList<>();
        while (!bucketsByInstant.isEmpty() && bucketsByInstant.firstKey() <= untilMillis) {
            due.addAll(bucketsByInstant.pollFirstEntry().getValue());
        }
        return due;
    }
}
