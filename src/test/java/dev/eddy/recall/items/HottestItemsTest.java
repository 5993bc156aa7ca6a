package dev.eddy.recall.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.vector.Heat;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class HottestItemsTest {
    private static final int MANY_ITEMS = 2_000;
    private static final long HALF_LIFE = 1_000;

    private final ItemNumbers numbers = new ItemNumbers();
    private final HottestItems hottest = new HottestItems(numbers, HALF_LIFE);
    private final Map<String, Double> heats = new HashMap<>();
    private int lookedThrough;
    private Lifetimes lifetimes = new EndlessLifetimes();

    @Test
    void theHottestComesFirstAndTiesGoByName() {
        put("b", 1);
        put("c", 2);
        put("a", 1);
        assertThat(take(5, item -> true)).containsExactly("c", "a", "b");
    }

    @Test
    void anItemThatRisesOrFallsMoves() {
        put("a", 1);
        put("b", 2);
        put("a", 3);
        assertThat(take(5, item -> true)).containsExactly("a", "b");
        put("a", 1);
        assertThat(take(5, item -> true)).containsExactly("b", "a");
    }

    @Test
    void theScoreIsTheSumThatTheHeatStandsForAsOfTheInstant() {
        put("a", Heat.of(3, 2 * HALF_LIFE, HALF_LIFE));
        RankedItems list = hottest.take(1, 4 * HALF_LIFE, item -> true, new EndlessLifetimes(), each -> {});
        assertThat(list.scores()[0]).isEqualTo(.75f, within(1e-6f));
    }

    @Test
    void whatCooledToNothingIsOut() {
        put("a", 1);
        put("b", 2);
        put("b", Heat.NONE);
        assertThat(take(5, item -> true)).containsExactly("a");
    }

    @Test
    void whateverRoseAndFellTheHottestAreThoseOfASort() {
        var random = new Random(1);
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 1_000; i++) {
                String item = "item-" + random.nextInt(MANY_ITEMS);
                // Coarse heats, so that many are tied; each round cools a part of them.
                put(item, random.nextInt(8) == 0 ? Heat.NONE : random.nextInt(300) - round * 10);
            }
            assertHottest(100, item -> true);
            assertHottest(50, item -> item.endsWith("7"));
            assertHottest(700, item -> !item.endsWith("7"));
        }
    }

    @Test
    void whoWantsOnlyColdItemsGetsThem() {
        var random = new Random(2);
        for (int i = 0; i < MANY_ITEMS; i++) {
            put("item-" + i, random.nextDouble());
        }
        assertHottest(30, item -> heats.get(item) < .3);
        assertHottest(30, item -> false);
    }

    @Test
    void whoHadAThousandOfTheHottestDoesNotHaveAllLookedThroughWithEachClick() {
        for (int i = 0; i < MANY_ITEMS; i++) {
            put("item-" + i, i);
        }
        assertHottest(100, item -> heats.get(item) < MANY_ITEMS - 1_000);
        int lookedThrough = this.lookedThrough;
        for (int click = 0; click < 100; click++) {
            put("item-" + click, MANY_ITEMS + click);
            assertHottest(100, item -> heats.get(item) < MANY_ITEMS - 1_000);
        }
        assertThat(this.lookedThrough).isEqualTo(lookedThrough);
    }

    @Test
    void thoseKeptMayAllCool() {
        for (int i = 0; i < MANY_ITEMS; i++) {
            put("item-" + i, i);
        }
        for (int i = MANY_ITEMS - 1; i >= 1_000; i--) {
            put("item-" + i, -i);
            assertHottest(1, item -> true);
        }
        assertHottest(1_500, item -> true);
    }

    @Test
    void deadItemsAreNotLookedThroughAgainAndAgain() {
        for (int i = 0; i < MANY_ITEMS; i++) {
            put("item-" + i, i);
        }
        // All but the ten coldest are dead.
        var alive = new Alive(item -> heats.get(item) < 10);
        lifetimes = alive;
        assertHottest(100, alive.isAlive);
        int lookedThrough = this.lookedThrough;
        for (int click = 0; click < 100; click++) {
            put("item-" + click % 10, click % 10 + .5);
            assertHottest(100, alive.isAlive);
        }
        assertThat(this.lookedThrough).isEqualTo(lookedThrough);
        alive.isAlive = item -> heats.get(item) < 10 || item.equals("item-1234");
        alive.comebacks++;
        assertHottest(100, alive.isAlive);
    }

    private final class Alive implements Lifetimes {
        private Predicate<String> isAlive;
        private long comebacks;

        private Alive(Predicate<String> isAlive) {
            this.isAlive = isAlive;
        }

        @Override
        public boolean isOver(int item, long asOfMillis) {
            return !isAlive.test(numbers.id(item));
        }

        @Override
        public long comebacks() {
            return comebacks;
        }
    }

    private void put(String item, double heat) {
        heats.put(item, heat);
        hottest.put(numbers.of(item), heat);
    }

    private List<String> take(int limit, Predicate<String> isWanted) {
        return hottest.take(limit, 0, item -> isWanted.test(numbers.id(item)), lifetimes, each -> {
                    lookedThrough++;
                    heats.forEach((item, heat) -> each.accept(numbers.of(item), heat));
                })
                .itemIds();
    }

    private void assertHottest(int limit, Predicate<String> isWanted) {
        List<String> expected = heats.entrySet().stream()
                .filter(item -> item.getValue() != Heat.NONE && isWanted.test(item.getKey()))
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
        assertThat(take(limit, isWanted)).isEqualTo(expected);
    }
}
