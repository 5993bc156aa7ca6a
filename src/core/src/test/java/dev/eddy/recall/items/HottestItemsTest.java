package dev.eddy.recall.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.Lives;
import dev.eddy.vector.Heat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HottestItemsTest {
    private static final int MANY_ITEMS = 2_000;
    private static final long HALF_LIFE = 1_000;

    private final ItemNumbers numbers = new ItemNumbers();
    private HottestItems hottest = new HottestItems(numbers, HALF_LIFE);
    private final Map<String, Double> heats = new HashMap<>();
    private final Times times = new Times();

    @Test
    void itemsAreOrderedByHeatAndThenById() {
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
    void theScoreIsTheDecayedSumAsOfTheInstant() {
        put("a", Heat.of(3, 2 * HALF_LIFE, HALF_LIFE));
        RankedItems list = hottest.take(1, 4 * HALF_LIFE, item -> true, times, all());
        assertThat(list.scores()[0]).isEqualTo(.75f, within(1e-6f));
    }

    @Test
    void anItemWithoutHeatIsNotListed() {
        put("a", 1);
        put("b", 2);
        put("b", Heat.NONE);
        assertThat(take(5, item -> true)).containsExactly("a");
    }

    @Test
    void theListIsThatOfASortHoweverHeatsChange() {
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
    void aReaderOfColdItemsGetsThem() {
        var random = new Random(2);
        for (int i = 0; i < MANY_ITEMS; i++) {
            put("item-" + i, random.nextDouble());
        }
        assertHottest(30, item -> heats.get(item) < .3);
        assertHottest(30, item -> false);
    }

    @Test
    void aReaderWhoHadTheHottestThousandCausesAPassOnce() {
        for (int i = 0; i < MANY_ITEMS; i++) {
            put("item-" + i, i);
        }
        assertHottest(100, item -> heats.get(item) < MANY_ITEMS - 1_000);
        assertHottest(100, item -> heats.get(item) < MANY_ITEMS - 1_000);
        for (int click = 0; click < 100; click++) {
            put("item-" + click, MANY_ITEMS + click);
            assertThat(visited(100, item -> heats.get(item) < MANY_ITEMS - 1_000))
                    .isLessThan(MANY_ITEMS);
        }
    }

    @Test
    void allKeptItemsMayCool() {
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
    void listsAreAsShortAWalkWithNineTenthsSoldOutAsWithNone() {
        int items = 100_000;
        for (int i = 0; i < items; i++) {
            put("item-" + i, i);
        }
        long allThere = visited(100, item -> true);
        for (int i = 0; i < items; i++) {
            if (i % 10 != 0) {
                times.set("item-" + i, Long.MAX_VALUE, Long.MAX_VALUE);
            }
        }
        visited(100, item -> true);
        for (int click = 0; click < 50; click++) {
            put("item-" + click, items + click);
            assertThat(visited(100, item -> true)).isLessThanOrEqualTo(allThere + 1);
        }
        for (int i = 0; i < items; i++) {
            times.set("item-" + i, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        assertHottest(100, item -> true);
    }

    @Tag("lives")
    @Test
    void aListIsThatOfASortAndNoLongerWalkThanTheListHoweverItemsComeAndGo() {
        for (int life : Lives.of("hottest items", 100)) {
            var random = new Random(life);
            heats.clear();
            times.clear();
            hottest = new HottestItems(numbers, HALF_LIFE);
            int items = 1 + random.nextInt(random.nextInt(5) == 0 ? 1_500 : 50);
            for (int i = 0; i < items; i++) {
                put("item-" + i, random.nextInt(500));
            }
            for (int step = 0; step < 50; step++) {
                times.clock += random.nextInt(10);
                change(random, items);
                int hidden = random.nextInt(4);
                // Most requests are as of the clock, few as of another instant.
                long asOf = random.nextInt(4) > 0 ? times.clock : times.clock + random.nextInt(200) - 100;
                assertThat(take(1 + random.nextInt(30), asOf, item -> item.hashCode() % 4 >= hidden))
                        .as("life %s, step %s", life, step)
                        .isEqualTo(sorted(lastLimit, asOf, item -> item.hashCode() % 4 >= hidden));
                take(20, item -> true);
                assertThat(visited(20, item -> true))
                        .as("life %s, step %s: items looked at for a reader who may get all", life, step)
                        .isLessThanOrEqualTo(20);
            }
        }
    }

    private void change(Random random, int items) {
        int changes = random.nextInt(20) == 0 ? items : random.nextInt(5);
        for (int i = 0; i < changes; i++) {
            String item = "item-" + random.nextInt(items);
            switch (random.nextInt(4)) {
                case 0 -> times.set(item, Long.MAX_VALUE, Long.MAX_VALUE);
                case 1 -> times.set(item, times.clock + random.nextInt(100) - 50, Long.MAX_VALUE);
                case 2 -> times.set(item, Long.MIN_VALUE, times.clock + random.nextInt(100) - 50);
                default -> times.set(item, Long.MIN_VALUE, random.nextInt(9) == 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
            }
            if (random.nextBoolean()) {
                put(item, random.nextInt(500));
            }
        }
    }

    /** Items that are there for ever, but for those with times of their own. */
    private final class Times extends EndlessLifetimes {
        private record Span(long since, long until) {
            private static final Span ALWAYS = new Span(Long.MIN_VALUE, Long.MAX_VALUE);
        }

        private final Map<Integer, Span> spans = new HashMap<>();
        private final List<Integer> changed = new ArrayList<>();
        private long clock;

        void set(String itemId, long since, long until) {
            int item = numbers.of(itemId);
            if (isOut(item)) {
                changed.add(item);
            }
            spans.put(item, new Span(since, until));
        }

        void clear() {
            spans.clear();
            changed.clear();
            clock = 0;
        }

        @Override
        public long clockMillis() {
            return clock;
        }

        @Override
        public long sinceMillis(int item) {
            return spans.getOrDefault(item, Span.ALWAYS).since();
        }

        @Override
        public long untilMillis(int item) {
            return spans.getOrDefault(item, Span.ALWAYS).until();
        }

        @Override
        public boolean isOut(int item) {
            return !isRecallableAt(item, clock);
        }

        boolean isRecallableAt(int item, long millis) {
            return sinceMillis(item) <= millis && millis < untilMillis(item);
        }

        @Override
        public long changes() {
            return changed.size();
        }

        @Override
        public boolean forEachChange(long known, IntConsumer action) {
            changed.stream().skip(known).forEach(action::accept);
            return changed.size() - known < 256;
        }
    }

    private void put(String item, double heat) {
        heats.put(item, heat);
        hottest.put(numbers.of(item), heat);
    }

    private HottestItems.Heats all() {
        return new HottestItems.Heats(
                item -> heats.getOrDefault(numbers.id(item), Heat.NONE),
                each -> heats.forEach((item, heat) -> each.accept(numbers.of(item), heat)));
    }

    private int lastLimit;

    private List<String> take(int limit, long asOf, Predicate<String> isWanted) {
        lastLimit = limit;
        return hottest.take(
                        limit,
                        asOf,
                        item -> isWanted.test(numbers.id(item)) && times.isRecallableAt(item, asOf),
                        times,
                        all())
                .itemIds();
    }

    private List<String> take(int limit, Predicate<String> isWanted) {
        return take(limit, times.clock, isWanted);
    }

    /** Number of items that were looked at for a list. */
    private long visited(int limit, Predicate<String> isWanted) {
        long before = hottest.visited();
        take(limit, isWanted);
        return hottest.visited() - before;
    }

    private void assertHottest(int limit, Predicate<String> isWanted) {
        assertThat(take(limit, isWanted)).isEqualTo(sorted(limit, times.clock, isWanted));
    }

    private List<String> sorted(int limit, long asOf, Predicate<String> isWanted) {
        return heats.entrySet().stream()
                .filter(item -> item.getValue() != Heat.NONE && isWanted.test(item.getKey()))
                .filter(item -> times.isRecallableAt(numbers.of(item.getKey()), asOf))
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }
}
