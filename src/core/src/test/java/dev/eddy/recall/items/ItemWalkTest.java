package dev.eddy.recall.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.item.ItemUpdate;
import dev.eddy.item.Successors;
import dev.eddy.item.Transition;
import dev.eddy.option.Options;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ItemWalkTest {
    private final ItemNumbers numbers = new ItemNumbers();
    private final ItemTable table = new ItemTable(numbers, Options.defaults(NeighbourOptions.class), List.of());
    private final Map<String, ItemUpdate> items = new HashMap<>();

    @Test
    void itemsClickedBeforeAndAfterTheLastOneAreFound() {
        follow("a", "x", 6);
        follow("y", "a", 3);
        assertThat(walk("a").keySet()).containsExactlyInAnyOrder("x", "y", "a");
        assertThat(walk("a").get("x")).isGreaterThan(walk("a").get("y"));
    }

    @Test
    void aSecondStepFindsItemsThatNobodyHadNearTheLastOne() {
        follow("a", "b", 6);
        follow("c", "b", 6);
        assertThat(walk("a")).containsKey("c");
    }

    @Test
    void aThirdStepIsNotTaken() {
        follow("a", "b", 6);
        follow("b", "c", 6);
        follow("c", "d", 6);
        assertThat(walk("a")).containsKey("c").doesNotContainKey("d");
    }

    @Test
    void secondStepsAreTakenFromTheNearestItems() {
        for (int i = 10; i < 60; i++) {
            follow("a", "near-" + i, 6 * i);
            follow("far-" + i, "near-" + i, 6);
        }
        assertThat(walk("a").keySet()).contains("far-59", "far-28").doesNotContain("far-27", "far-10");
    }

    @Test
    void anEarlierItemCountsLess() {
        follow("a", "x", 6);
        follow("b", "y", 6);
        assertThat(walk("b", "a").get("y")).isGreaterThan(walk("b", "a").get("x"));
    }

    @Test
    void aPopularItemIsBehindOneThatBelongsTogetherWithTheLast() {
        follow("a", "popular", 60);
        follow("a", "near", 60);
        for (int i = 0; i < 100; i++) {
            follow("other-" + i, "popular", 60);
        }
        assertThat(walk("a").get("near")).isGreaterThan(2 * walk("a").get("popular"));
    }

    @Test
    void aPairWithLittleEvidenceIsBehindOneWithMuch() {
        follow("a", "rare", 6);
        follow("a", "frequent", 120);
        follow("z", "frequent", 120);
        assertThat(walk("a").get("frequent")).isGreaterThan(walk("a").get("rare"));
    }

    @Test
    void anItemThatNobodyHadLeadsNowhere() {
        numbers.of("unknown");
        assertThat(walk("unknown")).isEmpty();
    }

    @Test
    void anItemThatIsGoneIsNoStart() {
        follow("a", "b", 6);
        table.add(ItemUpdate.gone("a"));
        numbers.of("a");
        assertThat(walk("a")).isEmpty();
    }

    @Test
    void aTransitionThatIsTakenBackLeavesNoWalk() {
        follow("a", "b", 6);
        follow("b", "c", 6);
        follow("a", "b", -6);
        assertThat(walk("a")).isEmpty();
        assertThat(walk("b")).containsOnlyKeys("b", "c");
    }

    @Test
    void causesAreTheItemsFromWhichWalksReachAnItem() {
        follow("a", "x", 6);
        follow("b", "x", 6);
        follow("c", "z", 6);
        List<Cause> causes = table.walk().causes(numbersOf("a", "b", "c"), numbers.of("x"));
        assertThat(causes).extracting(Cause::id).containsExactly("a", "b");
        assertThat(causes.get(0).share() + causes.get(1).share()).isCloseTo(1, within(1e-9));
    }

    /** Also with counts that are not what was told: halved ones, from which more is taken back. */
    @Test
    void inRandomLivesWalksEqualTheirDefinition() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var life = new ItemWalkTest();
            for (int step = 0; step < 40; step++) {
                String item = "i" + random.nextInt(6);
                String next = "i" + random.nextInt(6);
                if (!item.equals(next)) {
                    life.follow(item, next, random.nextInt(5) == 0 ? -3 : 6);
                }
            }
            String[] recents = {"i0", "i1"};
            Map<String, Double> expected = life.byDefinition(recents);
            Map<String, Double> found = life.walk(recents);
            assertThat(found.keySet()).as("life " + seed).isEqualTo(expected.keySet());
            found.forEach((item, score) ->
                    assertThat(score).as(item).isCloseTo(expected.get(item), within(1e-5 * expected.get(item))));
        }
    }

    private Map<String, Double> byDefinition(String... recents) {
        Map<String, Double> sums = new TreeMap<>();
        double fade = 1;
        for (String start : recents) {
            for (String near : items.keySet()) {
                double step = fade * near(start, near) * damping(start) / 12;
                add(near, step * damping(near), sums);
                for (String far : items.keySet()) {
                    double share = near(near, far) / Math.max(total(near), 1e-9);
                    add(far, 16 * step * damping(near) * share * damping(far), sums);
                }
            }
            fade *= .7;
        }
        return sums;
    }

    private static void add(String item, double amount, Map<String, Double> sums) {
        if (amount > 0) {
            sums.merge(item, amount, Double::sum);
        }
    }

    private double damping(String item) {
        return 1 / (Math.sqrt(total(item) / 12) + 2);
    }

    private double near(String item, String other) {
        ItemUpdate known = items.get(item);
        return count(known.successors(), other) + count(known.predecessors(), other);
    }

    private double total(String item) {
        ItemUpdate known = items.get(item);
        return total(known.successors()) + total(known.predecessors());
    }

    private static double total(Successors side) {
        return side == null
                ? 0
                : Math.max(
                        side.total(),
                        Arrays.stream(side.counts()).map(c -> Math.max(0, c)).sum());
    }

    private static double count(Successors side, String other) {
        int at = side == null ? -1 : Arrays.binarySearch(side.itemIds(), other);
        return at < 0 ? 0 : Math.max(0, side.counts()[at]);
    }

    private void follow(String item, String next, int sixths) {
        for (ItemUpdate part : ItemUpdate.of(new Transition(item, next, sixths))) {
            ItemUpdate sum = items.merge(part.itemId(), part, ItemUpdate::plus);
            table.put(sum);
        }
    }

    private int[] numbersOf(String... itemIds) {
        return Arrays.stream(itemIds).mapToInt(numbers::of).toArray();
    }

    private Map<String, Double> walk(String... recents) {
        Map<String, Double> found = new TreeMap<>();
        Scores sums = table.walk().sums(numbersOf(recents));
        sums.forEach((item, sum) -> {
            if (sum > 0) {
                found.put(numbers.id(item), sum);
            }
        });
        sums.clear();
        return found;
    }
}
