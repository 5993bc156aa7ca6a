package dev.eddy.training.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.tower.Popularity;
import dev.eddy.training.tower.TowerCorpus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastClicksTest {
    private static final long THREE_DAYS = Duration.ofDays(3).toMillis();
    private static final int HIT = 0;
    private static final int OTHER = 1;

    private final PastClicks past = new PastClicks(new TowerCorpus.Builder()
            .item("hit", List.of())
            .item("other", List.of())
            .click("ann", "other", 0)
            .click("ann", "hit", 0)
            .click("bob", "hit", THREE_DAYS)
            .click("cem", "hit", 3 * THREE_DAYS)
            .build());

    @Test
    void aClickIsWorthHalfAfterThreeDays() {
        assertThat(past.logPopularity(HIT, THREE_DAYS)).isEqualTo(Popularity.log(.5), within(1e-6f));
        assertThat(past.logPopularity(HIT, 2 * THREE_DAYS)).isEqualTo(Popularity.log(.75), within(1e-6f));
        assertThat(past.logPopularity(HIT, 4 * THREE_DAYS)).isEqualTo(Popularity.log(.5 + .1875), within(1e-6f));
    }

    @Test
    void aClickDoesNotCountForItself() {
        assertThat(past.logPopularity(HIT, 0)).isEqualTo(Popularity.log(0));
        assertThat(past.logPopularity(HIT, 1)).isEqualTo(Popularity.log(1), within(1e-5f));
        assertThat(past.logPopularity(OTHER, -1)).isEqualTo(Popularity.log(0));
    }
}
