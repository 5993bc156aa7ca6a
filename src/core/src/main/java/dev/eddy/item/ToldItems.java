package dev.eddy.item;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Counts told items by the hour of their last change. Without room the least recently changed leave (LRU). */
final class ToldItems {
    private static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);

    private final TreeMap<Long, Integer> byHour = new TreeMap<>();
    private final int room;
    private int size;

    ToldItems(int room) {
        this.room = room;
    }

    /** Restores the counts of one of {@code tasks} tasks: its own share, else an equal part of the sum. */
    static ToldItems of(List<ToldShare> shares, int task, int tasks, int room) {
        var told = new ToldItems(room);
        List<ToldShare> own = shares.stream()
                .filter(share -> share.tasks() == tasks && share.task() == task)
                .toList();
        for (ToldShare share : own.isEmpty() ? shares : own) {
            for (int i = 0; i < share.hours().length; i++) {
                told.count(share.hours()[i], own.isEmpty() ? share.counts()[i] / tasks : share.counts()[i]);
            }
        }
        return told;
    }

    ToldShare share(int task, int tasks, int residentItems, boolean tellsUnseen) {
        long[] hours = byHour.keySet().stream().mapToLong(hour -> hour).toArray();
        int[] counts = byHour.values().stream().mapToInt(count -> count).toArray();
        return new ToldShare(task, tasks, residentItems, tellsUnseen, hours, counts);
    }

    void add(long touchedMillis) {
        count(hour(touchedMillis), 1);
    }

    void remove(long touchedMillis) {
        // After a change of parallelism an hour may have had more items than were counted.
        if (byHour.getOrDefault(hour(touchedMillis), 0) > 0) {
            count(hour(touchedMillis), -1);
        }
    }

    void move(long fromMillis, long toMillis) {
        if (hour(fromMillis) != hour(toMillis)) {
            remove(fromMillis);
            add(toMillis);
        }
    }

    int size() {
        return size;
    }

    boolean hasRoom() {
        return size < room;
    }

    /** Whether an item is among the least recently changed ones that have no room. */
    boolean isSurplus(long touchedMillis) {
        int surplus = size - room;
        for (Map.Entry<Long, Integer> entry : byHour.entrySet()) {
            if (surplus <= 0 || entry.getKey() >= hour(touchedMillis)) {
                break;
            }
            surplus -= entry.getValue();
        }
        return surplus > 0;
    }

    private void count(long hour, int change) {
        byHour.merge(hour, change, Integer::sum);
        byHour.remove(hour, 0);
        size += change;
    }

    private static long hour(long millis) {
        return Math.floorDiv(millis, HOUR_MILLIS);
    }
}
