package dev.eddy.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.trial.TrialReport.Rates;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RanksTest {
    @Test
    void eachCutOffCountsTheRanksUpToIt() {
        Ranks ranks = of(1, 10, 11, 20, 21, 50, 51, 0);
        Rates rates = ranks.rates(8, click -> true);
        assertThat(rates.hr10()).isEqualTo(2 / 8.0);
        assertThat(rates.hr20()).isEqualTo(4 / 8.0);
        assertThat(rates.hr50()).isEqualTo(6 / 8.0);
        assertThat(rates.mrr20()).isEqualTo((1 + 1 / 10.0 + 1 / 11.0 + 1 / 20.0) / 8, within(1e-12));
    }

    @Test
    void onlyTheClicksThatAreWantedCount() {
        assertThat(of(1, 2, 0, 0).rates(4, click -> click % 2 == 1)).isEqualTo(new Rates(.5, .5, .5, .25));
    }

    @Test
    void whatNothingWasSaidOfIsAMiss() {
        var ranks = new Ranks("x");
        ranks.put(5_000, 2);
        assertThat(ranks.rates(10_000, click -> true).hr20()).isEqualTo(1 / 10_000.0);
        assertThat(new Ranks("x").rates(3, click -> true)).isEqualTo(new Rates(0, 0, 0, 0));
    }

    @Test
    void ofNothingTheRatesAreZero() {
        assertThat(of(1).rates(1, click -> false)).isEqualTo(new Rates(0, 0, 0, 0));
    }

    @Test
    void ofTheItemsShownOnlyThoseAskedForAreCounted() {
        var ranks = new Ranks("x");
        ranks.show(List.of("a", "b"));
        ranks.show(List.of("b", "never clicked"));
        assertThat(ranks.shownOf(Set.of("a", "b", "c"))).isEqualTo(2);
    }

    static Ranks of(int... ranks) {
        var all = new Ranks("x");
        for (int click = 0; click < ranks.length; click++) {
            all.put(click, ranks[click]);
        }
        return all;
    }
}
