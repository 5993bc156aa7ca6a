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
        assertThat(log(HIT, THREE_DAYS)).isEqualTo(Popularity.log(.5), within(1e-6f));
        assertThat(log(HIT, 2 * THREE_DAYS)).isEqualTo(Popularity.log(.75), within(1e-6f));
        assertThat(log(HIT, 4 * THREE_DAYS)).isEqualTo(Popularity.log(.5 + .1875), within(1e-6f));
    }

    @Test
    void theOtherHalfLifeIsNinetyDays() {
        float[] both = new float[Popularity.WEIGHTS];
        past.logPopularity(HIT, 30 * THREE_DAYS, both, 0);
        // Clicks of 90, 87 and 81 days before.
        double clicks = Math.pow(.5, 1) + Math.pow(.5, 87 / 90.) + Math.pow(.5, 81 / 90.);
        assertThat(both[1]).isEqualTo(Popularity.log(clicks), within(1e-5f));
    }

    private float log(int item, long atMillis) {
        float[] both = new float[Popularity.WEIGHTS];
        past.logPopularity(item, atMillis, both, 0);
        return both[0];
    }

    @Test
    void aClickDoesNotCountForItself() {
        assertThat(log(HIT, 0)).isEqualTo(Popularity.log(0));
        assertThat(log(HIT, 1)).isEqualTo(Popularity.log(1), within(1e-5f));
        assertThat(log(OTHER, -1)).isEqualTo(Popularity.log(0));
    }
}
