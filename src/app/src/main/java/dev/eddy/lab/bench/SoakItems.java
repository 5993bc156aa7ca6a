package dev.eddy.lab.bench;

import dev.eddy.lab.WorldRecord;
import dev.eddy.lab.bench.SoakTurnover.Death;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Makes the item records of a soak day by day, and draws live items by popularity. Call it for the days in order. */
final class SoakItems {
    private static final Duration EXPIRES_AFTER = Duration.ofHours(6);

    private final SoakTurnover turnover;
    private final BenchLoad load;
    private final SplittableRandom random;
    /** Items alive by cluster, the most popular first. */
    final List<List<Integer>> shelves = new ArrayList<>();

    private List<Integer> lately;

    SoakItems(SoakTurnover turnover, BenchLoad load, SplittableRandom random) {
        this.turnover = turnover;
        this.load = load;
        this.random = random;
        for (int cluster = 0; cluster < SoakTurnover.CLUSTERS; cluster++) {
            shelves.add(new ArrayList<>());
        }
        IntStream.range(0, turnover.items()).forEach(this::shelve);
        lately = List.of(0);
    }

    /** The records of the initial items. */
    List<WorldRecord> first(long atMillis) {
        return IntStream.range(0, turnover.items())
                .mapToObj(item -> published(item, atMillis))
                .toList();
    }

    /** The records that change the catalogue at the start of a day. */
    List<WorldRecord> changes(int day, long dayMillis) {
        List<WorldRecord> changes = new ArrayList<>();
        lately = turnover.dyingItems(day);
        for (int item : turnover.newItems(day)) {
            changes.add(published(item, dayMillis));
            shelve(item);
        }
        lately.forEach(item -> shelf(item).remove(Integer.valueOf(item)));
        turnover.dyingItems(day, Death.EXPIRY).forEach(item -> changes.add(expiring(item, dayMillis)));
        turnover.dyingItems(day, Death.NULL_RECORD).forEach(item -> changes.add(gone(item, dayMillis)));
        turnover.dyingItems(day - SoakTurnover.SILENT_DAYS, Death.SILENCE)
                .forEach(item -> changes.add(gone(item, dayMillis)));
        ordersLifted(day).forEach(item -> changes.add(gone(item, dayMillis)));
        return changes;
    }

    /** Items that a command takes down on this day. */
    List<Integer> ordersGiven(int day) {
        return turnover.dyingItems(day, Death.ORDER);
    }

    /** Items whose takedown ends on this day. */
    List<Integer> ordersLifted(int day) {
        return turnover.dyingItems(day - SoakTurnover.ORDER_DAYS, Death.ORDER);
    }

    /** A live item of a cluster; its chance is about one over its rank. */
    int any(int cluster) {
        List<Integer> shelf = shelves.get(cluster);
        int rank = (int) Math.pow(shelf.size() + 1.0, random.nextDouble());
        return shelf.get(Math.min(rank, shelf.size()) - 1);
    }

    /** An item that died today, as from an old page. */
    int anyThatDiedLately() {
        return lately.get(random.nextInt(lately.size()));
    }

    private List<Integer> shelf(int item) {
        return shelves.get(item % SoakTurnover.CLUSTERS);
    }

    private void shelve(int item) {
        shelf(item).add(random.nextInt(shelf(item).size() + 1), item);
    }

    private WorldRecord published(int item, long atMillis) {
        return record(item, atMillis, load.itemRecord(item, atMillis));
    }

    private WorldRecord expiring(int item, long dayMillis) {
        long expiresAt = dayMillis + EXPIRES_AFTER.toMillis();
        String json = load.itemRecord(item, dayMillis).substring(1);
        return record(item, dayMillis, "{\"expires_at\":" + expiresAt + "," + json);
    }

    private static WorldRecord gone(int item, long dayMillis) {
        return record(item, dayMillis, null);
    }

    private static WorldRecord record(int item, long atMillis, String json) {
        return new WorldRecord(WorldRecord.Kind.ITEM, BenchLoad.itemId(item), atMillis, json);
    }
}
