package dev.eddy.recall.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LearnedVisitsTest {
    private static final int REGIONS = 100;

    private final LearnedVisits visits = new LearnedVisits(.9);

    @Test
    void theFirstSearchesVisitAllThenAFew() {
        for (int i = 0; i < 64; i++) {
            assertThat(visits.isSampled()).isTrue();
            assertThat(visits.of(REGIONS)).as("search " + i).isEqualTo(i < 63 ? REGIONS : 1);
            found(1, 0);
        }
        int sampled = 0;
        for (int i = 0; i < 1_280; i++) {
            sampled += visits.isSampled() ? 1 : 0;
        }
        assertThat(sampled).as("to learn what changes").isEqualTo(10);
    }

    @Test
    void asManyAsHaveTheWantedShare() {
        search(64);
        found(80, 0);
        found(10, 9);
        found(10, 70);
        assertThat(visits.of(REGIONS)).isEqualTo(10);
        assertThat(visits.of(10 * REGIONS)).as("of ten times as many regions").isBetween(90, 100);
    }

    @Test
    void whatWasLongAgoIsForgotten() {
        search(64);
        found(6_000, 0);
        assertThat(visits.of(REGIONS)).isEqualTo(1);
        for (int i = 0; i < 300; i++) {
            found(100, 50);
        }
        assertThat(visits.of(REGIONS)).isEqualTo(51);
    }

    @Test
    void whereNothingIsFoundAllAreVisited() {
        search(200);
        visits.choose();
        assertThat(visits.of(REGIONS)).isEqualTo(REGIONS);
    }

    private void search(int times) {
        for (int i = 0; i < times; i++) {
            visits.isSampled();
        }
    }

    private void found(int times, int rank) {
        for (int i = 0; i < times; i++) {
            visits.found(rank, REGIONS);
        }
        visits.choose();
    }
}
