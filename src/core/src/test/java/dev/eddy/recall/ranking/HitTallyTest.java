package dev.eddy.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.recall.ranking.HitTally.Hits;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HitTallyTest {
    private static final int[] LIST = {7, 8, 9};
    private static final long NOW = TimeUnit.DAYS.toMillis(20_000);
    private static final long HALF = TimeUnit.MINUTES.toMillis(5);

    private final HitTally tally = new HitTally();

    @Test
    void aHitCountsByItsRankAndAMissAsNothing() {
        tally.add(2, LIST, 3, NOW);
        tally.add(0, LIST, 3, NOW);
        tally.add(1, LIST, 3, NOW);
        tally.add(0, LIST, 3, NOW);
        assertThat(tally.total()).isEqualTo(new Hits(4, 2, 1.5));
        assertThat(tally.total().rate()).isEqualTo(.5);
        assertThat(tally.total().mrr()).isEqualTo(.375);
    }

    @Test
    void whereNothingWasLookedForThereIsNoRate() {
        assertThat(tally.total().rate()).isNaN();
        assertThat(tally.lately(NOW).mrr()).isNaN();
    }

    @Test
    void whatIsLongAgoCountsInTheTotalOnly() {
        tally.add(1, LIST, 3, NOW);
        tally.add(0, LIST, 3, NOW + HALF);
        assertThat(tally.lately(NOW + HALF)).as("the half before counts").isEqualTo(new Hits(2, 1, 1));
        tally.add(0, LIST, 3, NOW + 2 * HALF);
        assertThat(tally.lately(NOW + 2 * HALF)).isEqualTo(new Hits(2, 0, 0));
        assertThat(tally.total()).isEqualTo(new Hits(3, 1, 1));
    }

    @Test
    void aTallyThatIsNoLongerAddedToForgetsAllTheSame() {
        tally.add(1, LIST, 3, NOW);
        assertThat(tally.lately(NOW + HALF - 1).samples()).isEqualTo(1);
        assertThat(tally.lately(NOW + 2 * HALF - 1).samples()).isEqualTo(1);
        assertThat(tally.lately(NOW + 2 * HALF).samples()).isZero();
        tally.add(0, LIST, 3, NOW + 3 * HALF);
        assertThat(tally.lately(NOW + 3 * HALF)).isEqualTo(new Hits(1, 0, 0));
    }

    @Test
    void anItemThatIsShownAgainAndAgainIsOne() {
        tally.add(0, LIST, 2, NOW);
        tally.add(0, LIST, 3, NOW);
        assertThat(tally.shownLately()).isEqualTo(3);
        tally.add(0, new int[] {9, 10}, 2, NOW + HALF);
        assertThat(tally.shownLately()).as("in either half").isEqualTo(4);
        tally.add(0, new int[] {10}, 1, NOW + 2 * HALF);
        assertThat(tally.shownLately()).isEqualTo(2);
    }
}
