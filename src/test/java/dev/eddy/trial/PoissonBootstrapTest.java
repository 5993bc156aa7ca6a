package dev.eddy.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.trial.TrialReport.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoissonBootstrapTest {
    @Test
    void aUserCountsOnceOnAverageAndWithVarianceOne() {
        double[] times = IntStream.range(0, 20_000)
                .mapToDouble(user -> PoissonBootstrap.poisson(PoissonBootstrap.hash("user-" + user), 3))
                .toArray();
        double mean = IntStream.range(0, times.length)
                .mapToDouble(i -> times[i])
                .average()
                .orElseThrow();
        double variance = IntStream.range(0, times.length)
                .mapToDouble(i -> (times[i] - 1) * (times[i] - 1))
                .average()
                .orElseThrow();
        assertThat(mean).isEqualTo(1, within(.03));
        assertThat(variance).isEqualTo(1, within(.05));
    }

    @Test
    void theIntervalContainsTheTruthAboutAsOftenAsItSays() {
        int contained = 0;
        for (int experiment = 0; experiment < 100; experiment++) {
            var random = new Random(experiment);
            List<ScoredClick> clicks = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            // Each user has a hit rate of their own, evenly between 0 and .6: the truth is .3.
            for (int user = 0; user < 200; user++) {
                double rate = .6 * random.nextDouble();
                for (int i = 0; i < 5; i++) {
                    clicks.add(click("experiment-" + experiment + "-user-" + user));
                    values.add(random.nextDouble() < rate ? 1.0 : 0);
                }
            }
            Estimate mean = new PoissonBootstrap(clicks).mean(values::get);
            contained += mean.low() <= .3 && .3 <= mean.high() ? 1 : 0;
        }
        assertThat(contained).isBetween(88, 100);
    }

    @Test
    void clicksOfOneUserAreNoIndependentEvidence() {
        List<ScoredClick> ofMany = new ArrayList<>();
        List<ScoredClick> ofFew = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            ofMany.add(click("user-" + i));
            ofFew.add(click("user-" + i / 20));
        }
        // All clicks of every second of the few are hits.
        Estimate many = new PoissonBootstrap(ofMany).mean(click -> click / 20 % 2);
        Estimate few = new PoissonBootstrap(ofFew).mean(click -> click / 20 % 2);
        assertThat(many.value()).isEqualTo(few.value()).isEqualTo(.5);
        assertThat(few.high() - few.low()).isGreaterThan(3 * (many.high() - many.low()));
    }

    @Test
    void theSameClicksGiveTheSameInterval() {
        List<ScoredClick> clicks =
                IntStream.range(0, 100).mapToObj(i -> click("user-" + i)).toList();
        Estimate first = new PoissonBootstrap(clicks).mean(click -> click % 3);
        assertThat(new PoissonBootstrap(clicks).mean(click -> click % 3)).isEqualTo(first);
        assertThat(first.low()).isLessThan(first.value());
        assertThat(first.high()).isGreaterThan(first.value());
    }

    @Test
    void ratiosOfTheSameClicksVaryLessThanTheirParts() {
        List<ScoredClick> clicks =
                IntStream.range(0, 500).mapToObj(i -> click("user-" + i)).toList();
        var bootstrap = new PoissonBootstrap(clicks);
        Estimate ratio = bootstrap.ratio(click -> click % 2 * 1.2, click -> click % 2);
        assertThat(ratio.low()).isEqualTo(1.2, within(1e-9));
        assertThat(ratio.high()).isEqualTo(1.2, within(1e-9));
    }

    @Test
    void ofNothingThereIsNoEstimate() {
        assertThat(new PoissonBootstrap(List.of()).mean(click -> 1)).isNull();
        assertThat(new PoissonBootstrap(List.of(click("ann"))).ratio(click -> 1, click -> 0))
                .isNull();
    }

    private static ScoredClick click(String user) {
        return new ScoredClick(user, "item", 0, 1, 0);
    }
}
