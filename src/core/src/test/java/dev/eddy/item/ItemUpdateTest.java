package dev.eddy.item;

import static dev.eddy.item.Popular.DAY;
import static dev.eddy.item.Popular.NOW;
import static dev.eddy.item.Popular.clicked;
import static dev.eddy.item.Popular.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.vector.HalfLives;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ItemUpdateTest {
    private static final double PRIOR = .05;
    private static final double PRIOR_IMPRESSIONS = 20;

    @Test
    void partsAddUpInAnyOrderAndGrouping() {
        var random = new Random(1);
        List<ItemUpdate> parts = parts(random);
        ItemUpdate expected = Popular.sum(parts);
        for (int run = 0; run < 30; run++) {
            Collections.shuffle(parts, random);
            int cut = 1 + random.nextInt(parts.size() - 1);
            ItemUpdate sum = Popular.sum(parts.subList(0, cut)).plus(Popular.sum(parts.subList(cut, parts.size())));
            for (int i = 0; i < HalfLives.COUNT; i++) {
                assertThat(Popular.hotness(sum, i, NOW) / Popular.hotness(expected, i, NOW))
                        .isEqualTo(1, within(1e-9));
            }
            assertThat(rate(sum)).isEqualTo(rate(expected), within(1e-9));
            assertThat(sum.firstSeenMillis()).isEqualTo(expected.firstSeenMillis());
            assertThat(sum.features()).isSameAs(expected.features());
        }
    }

    @Test
    void aClickHeatsAtEveryHalfLife() {
        ItemUpdate item = clicked("a", NOW).plus(clicked("a", NOW));
        for (int i = 0; i < HalfLives.COUNT; i++) {
            assertThat(Popular.hotness(item, i, NOW)).isEqualTo(2, within(1e-9));
            assertThat(Popular.hotness(item, i, NOW + HalfLives.days(i) * DAY)).isEqualTo(1, within(1e-9));
        }
    }

    @Test
    void theStrongerBehaviourHeatsMore() {
        ItemUpdate item = Popular.of(Behaviours.did(BehaviourType.PURCHASE, "ann", "a", NOW));
        assertThat(Popular.hotness(item, 0, NOW)).isEqualTo(4, within(1e-9));
    }

    @Test
    void impressionsAndDislikesDoNotHeatButAreSeen() {
        for (ItemUpdate item : List.of(shown("a", NOW), Popular.of(Behaviours.dislike("ann", "a", NOW)))) {
            assertThat(Popular.hotness(item, 0, NOW)).isZero();
            assertThat(item.isSeen()).isTrue();
            assertThat(item.firstSeenMillis()).isEqualTo(NOW);
        }
        assertThat(Popular.record("a", 1).isSeen()).isFalse();
    }

    @Test
    void theNewerRecordIsKept() {
        ItemUpdate older = Popular.record("a", 1);
        ItemUpdate newer = Popular.record("a", 2);
        assertThat(older.plus(newer).features()).isSameAs(newer.features());
        assertThat(newer.plus(older).features()).isSameAs(newer.features());
        assertThat(newer.plus(clicked("a", NOW)).features()).isSameAs(newer.features());
        assertThat(clicked("a", NOW).plus(newer).features()).isSameAs(newer.features());
        assertThat(clicked("a", NOW).plus(clicked("a", NOW)).features()).isNull();
    }

    @Test
    void anItemIsRecalledFromItsFirstEventOn() {
        ItemUpdate item = Popular.record("a", 1).plus(clicked("a", NOW)).plus(clicked("a", NOW + 9));
        assertThat(item.availableSinceMillis()).isEqualTo(NOW);
        assertThat(Popular.isRecallableAt(item, NOW - 1)).isFalse();
        assertThat(Popular.isRecallableAt(item, NOW)).isTrue();
    }

    @Test
    void anItemWithAPublishingTimeIsRecalledFromThenOnThoughSeenSooner() {
        ItemUpdate item = Popular.record("a", 1, NOW, Long.MAX_VALUE, false).plus(clicked("a", NOW - DAY));
        assertThat(item.availableSinceMillis()).isEqualTo(NOW);
        assertThat(Popular.isRecallableAt(item, NOW - 1)).isFalse();
        assertThat(Popular.isRecallableAt(item, NOW)).isTrue();
        assertThat(Popular.isRecallableAt(Popular.record("b", 1, NOW, Long.MAX_VALUE, false), NOW))
                .isTrue();
    }

    @Test
    void anItemThatNobodySawAndThatStatesNoTimeIsNewAndRecalled() {
        assertThat(Popular.isRecallableAt(Popular.record("a", 1), NOW)).isTrue();
        assertThat(Popular.isRecallableAt(Popular.record("a", 1).plus(clicked("a", NOW)), NOW - 1))
                .isFalse();
    }

    @Test
    void anExpiredItemIsNotRecalled() {
        ItemUpdate item = Popular.record("a", 1, Long.MIN_VALUE, NOW, false).plus(clicked("a", NOW - DAY));
        assertThat(Popular.isRecallableAt(item, NOW - 1)).isTrue();
        assertThat(Popular.isRecallableAt(item, NOW)).isFalse();
    }

    @Test
    void anItemTakenDownOrWithoutARecordIsNotRecalled() {
        ItemUpdate down =
                Popular.record("a", 1, Long.MIN_VALUE, Long.MAX_VALUE, true).plus(clicked("a", NOW));
        assertThat(Popular.isRecallableAt(down, NOW)).isFalse();
        assertThat(Popular.isRecallableAt(clicked("a", NOW), NOW)).isFalse();
    }

    @Test
    void theClickThroughRateStartsFromThePrior() {
        assertThat(rate(Popular.record("a", 1))).isEqualTo(PRIOR);
    }

    @Test
    void theClickThroughRateIsSmoothedTowardsThePrior() {
        ItemUpdate item = sum(30, clicked("a", NOW)).plus(sum(80, shown("a", NOW)));
        assertThat(rate(item)).isEqualTo((30 + 1.0) / (80 + 20), within(1e-9));
    }

    @Test
    void clicksWithoutImpressionsDoNotRaiseTheRateAboveOne() {
        assertThat(rate(sum(500, clicked("a", NOW)))).isEqualTo(PRIOR, within(1e-9));
        ItemUpdate item = sum(500, clicked("a", NOW)).plus(sum(80, shown("a", NOW)));
        assertThat(rate(item)).isEqualTo((80 + 1.0) / (80 + 20), within(1e-9)).isLessThan(1);
    }

    @Test
    void theClickThroughRateForgetsOverAFortnight() {
        ItemUpdate item = sum(40, clicked("a", NOW)).plus(sum(80, shown("a", NOW)));
        assertThat(Popular.clickThroughRate(item, NOW + 14 * DAY, PRIOR, PRIOR_IMPRESSIONS))
                .isEqualTo((20 + 1.0) / (40 + 20), within(1e-9));
    }

    private static double rate(ItemUpdate item) {
        return Popular.clickThroughRate(item, NOW, PRIOR, PRIOR_IMPRESSIONS);
    }

    private static ItemUpdate sum(int times, ItemUpdate part) {
        return Popular.sum(Collections.nCopies(times, part));
    }

    private static List<ItemUpdate> parts(Random random) {
        List<ItemUpdate> parts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            long at = NOW - (long) (20 * DAY * random.nextDouble());
            parts.add(random.nextBoolean() ? clicked("a", at) : shown("a", at));
        }
        for (int version = 1; version <= 4; version++) {
            parts.add(Popular.record("a", version));
        }
        return parts;
    }
}
