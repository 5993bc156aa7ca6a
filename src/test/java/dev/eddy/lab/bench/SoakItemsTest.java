package dev.eddy.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.lab.WorldRecord;
import dev.eddy.lab.bench.SoakTurnover.Death;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoakItemsTest {
    private static final long DAY = 86_400_000;
    private static final SoakOptions OPTIONS = new SoakOptions(200, 320, 500, 30, 1_000, 100_000, 1);

    private final SoakTurnover turnover = new SoakTurnover(OPTIONS.users(), OPTIONS.items());
    private final SoakItems items = new SoakItems(turnover, OPTIONS.load(), new SplittableRandom(1));
    private final SoakEvents events = new SoakEvents(turnover, items, new SplittableRandom(2));

    @Test
    void theCatalogueStopsGrowingOnceTheFirstDeadItemsLeaveIt() {
        Map<String, String> catalogue = new HashMap<>();
        items.first(0).forEach(record -> catalogue.put(record.key(), record.json()));
        int[] sizes = new int[31];
        for (int day = 1; day <= 30; day++) {
            for (WorldRecord record : items.changes(day, day * DAY)) {
                if (record.json() == null) {
                    assertThat(catalogue.remove(record.key())).as(record.key()).isNotNull();
                } else {
                    catalogue.put(record.key(), record.json());
                }
            }
            // The job forgets expired items by itself.
            for (int item : turnover.dyingItems(day, Death.EXPIRY)) {
                assertThat(catalogue.remove(BenchLoad.itemId(item)))
                        .contains("\"expires_at\":" + (day * DAY + DAY / 4));
            }
            sizes[day] = catalogue.size();
            assertThat(items.shelves.stream().mapToInt(List::size).sum()).isEqualTo(320);
        }
        assertThat(sizes[30]).isBetween(sizes[10] - 10, sizes[10] + 10);
    }

    @Test
    void ordersAreLiftedSomeDaysLater() {
        assertThat(items.ordersGiven(1)).isNotEmpty().isEqualTo(items.ordersLifted(4));
        assertThat(items.ordersLifted(3)).isEmpty();
    }

    @Test
    void onlyUsersWhoAreThereDoSomethingAndMostlyWithItemsThatAreAlive() {
        items.changes(1, DAY);
        List<Integer> dead = turnover.dyingItems(1);
        int onDead = 0;
        long before = 0;
        Iterator<WorldRecord> day = events.day(1, DAY, 2_000);
        while (day.hasNext()) {
            WorldRecord record = day.next();
            assertThat(record.atMillis()).isBetween(Math.max(before, DAY), 2 * DAY - 1);
            before = record.atMillis();
            assertThat(Integer.parseInt(record.key().substring(1))).isBetween(20, 219);
            onDead += dead.stream().anyMatch(item -> record.json().contains("\"" + BenchLoad.itemId(item) + "\""))
                    ? 1
                    : 0;
        }
        assertThat(onDead).isBetween(1, 60);
    }

    @Test
    void theSameSeedMakesTheSameWorld() {
        assertThat(world()).isEqualTo(world());
    }

    private static List<WorldRecord> world() {
        var items = new SoakItems(
                new SoakTurnover(OPTIONS.users(), OPTIONS.items()), OPTIONS.load(), new SplittableRandom(5));
        var events = new SoakEvents(new SoakTurnover(OPTIONS.users(), OPTIONS.items()), items, new SplittableRandom(6));
        return IntStream.rangeClosed(1, 3)
                .boxed()
                .flatMap(day -> {
                    List<WorldRecord> all = new ArrayList<>(items.changes(day, day * DAY));
                    events.day(day, day * DAY, 200).forEachRemaining(all::add);
                    return all.stream();
                })
                .toList();
    }

    @Test
    void eachKindOfBadEventIsAnother() {
        assertThat(IntStream.range(0, 8).mapToObj(kind -> SoakEvents.malformed(kind, "u7", 3, DAY)))
                .doesNotHaveDuplicates()
                .allSatisfy(json -> assertThat(json).isNotEmpty());
        assertThat(SoakEvents.malformed(7, "u7", 3, DAY)).isNotEqualTo(SoakEvents.malformed(7, "u7", 4, DAY));
    }

    @Test
    void centresAreTurnedALittleEachDay() {
        BenchLoad load = OPTIONS.load();
        assertThat(load.centres(3).checksum()).isEqualTo(load.centres(3).checksum());
        assertThat(load.centres(3).validate()).isEmpty();
        assertThat(load.centres(3).version()).isEqualTo(3);
        assertThat(Vectors.dot(load.centres(3).centre(0), load.centres(4).centre(0)))
                .isBetween(.95, .9999);
    }
}
