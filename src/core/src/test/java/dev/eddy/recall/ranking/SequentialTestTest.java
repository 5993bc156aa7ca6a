package dev.eddy.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.control.Variant;
import dev.eddy.recall.ranking.SequentialTest.Difference;
import dev.eddy.vector.SplitMix64;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Over 100 runs with 50,000 sampled clicks and a look after every 500, two equal rankings differ in 2 of them. There are 50,000
 * users, whose activity and hit rates differ. A variant with 5 % more hits is found in all of 20 runs: after 29,000 sampled clicks in
 * the median run, and 115,000 in the last. The control's hit rate is .3, and each ranking has half of the users.
 */
class SequentialTestTest {
    private static final int LOOK = 500;
    private static final int TASKS = 2;

    /** Users of a shop: their activity is skewed, and their hit rates are about .3. */
    private static final class Crowd {
        private static final int USERS = 50_000;
        private final double[] activity = new double[USERS];
        private final double[] hitRate = new double[USERS];
        private final boolean[] isInVariant = new boolean[USERS];
        private final SplitMix64 random;
        private final double gain;
        private final VariantTally[] own = tallies();
        private final VariantTally[] control = tallies();

        Crowd(long seed, double gain) {
            this.random = new SplitMix64(seed);
            this.gain = gain;
            var variant = new Variant("half", 0, .5, "salt-" + seed, Map.of(), List.of());
            double sum = 0;
            for (int user = 0; user < USERS; user++) {
                // Log-normal: one user in a hundred is ten times as active as the median one.
                sum += Math.exp(random.nextGaussian());
                activity[user] = sum;
                hitRate[user] = Math.min(.9, .3 * Math.exp(.4 * random.nextGaussian() - .08));
                isInVariant[user] = variant.has("user-" + user);
            }
        }

        private static VariantTally[] tallies() {
            return IntStream.range(0, TASKS).mapToObj(i -> new VariantTally()).toArray(VariantTally[]::new);
        }

        void click() {
            int found = Arrays.binarySearch(activity, random.nextDouble() * activity[USERS - 1]);
            int user = Math.min(USERS - 1, found < 0 ? -found - 1 : found);
            double rate = hitRate[user] * (isInVariant[user] ? 1 + gain : 1);
            (isInVariant[user] ? own : control)[user % TASKS].add("user-" + user, random.nextDouble() <= rate);
        }

        private static VariantHits total(VariantTally[] tallies) {
            return Arrays.stream(tallies).map(VariantTally::total).reduce(VariantHits.NONE, VariantHits::plus);
        }

        /** Sampled clicks until a difference is found; 0 when none is. */
        int found(int most) {
            for (int clicks = 1; clicks <= most; clicks++) {
                click();
                if (clicks % LOOK == 0
                        && SequentialTest.compare(total(own), total(control))
                                .filter(Difference::isSignificant)
                                .isPresent()) {
                    return clicks;
                }
            }
            return 0;
        }
    }

    @Test
    void equalRankingsSeldomDifferHoweverOftenOneLooks() {
        long differing = IntStream.range(0, 100)
                .filter(seed -> new Crowd(seed, 0).found(50_000) > 0)
                .count();
        assertThat(differing).isLessThanOrEqualTo(5);
    }

    @Test
    void aVariantWithFivePercentMoreHitsIsFound() {
        int[] clicks = IntStream.range(0, 20)
                .map(seed -> new Crowd(seed, .05).found(400_000))
                .sorted()
                .toArray();
        assertThat(clicks[0]).isPositive();
        assertThat(clicks[10]).isLessThan(100_000);
    }

    /** A normal interval of one look is 1.96 standard deviations wide to each side. */
    @Test
    void theIntervalIsWiderThanThatOfOneLook() {
        var hits = new VariantHits(10_000, 3_000, 400_000, 120_000, 38_000, 256);
        Difference same = SequentialTest.compare(hits, hits).orElseThrow();
        double variance = 2 * hits.variance();
        double mixing = .015 * .015;
        assertThat(same.amount()).isZero();
        assertThat(same.halfWidth())
                .isEqualTo(
                        Math.sqrt(2
                                * variance
                                * (variance + mixing)
                                / mixing
                                * (Math.log(20) + .5 * Math.log((variance + mixing) / variance))),
                        within(1e-12))
                .isGreaterThan(1.96 * Math.sqrt(variance));
        assertThat(same.isSignificant()).isFalse();
    }

    @Test
    void withoutEnoughUsersThereIsNoInterval() {
        var many = new VariantHits(10_000, 3_000, 400_000, 120_000, 38_000, 30);
        var few = new VariantHits(10_000, 3_000, 400_000, 120_000, 38_000, 29);
        assertThat(SequentialTest.compare(few, many)).isEmpty();
        assertThat(SequentialTest.compare(many, few)).isEmpty();
        assertThat(SequentialTest.compare(many, many)).isPresent();
        assertThat(SequentialTest.compare(VariantHits.NONE, many)).isEmpty();
        var without = new VariantHits(100, 0, 400, 0, 0, 60);
        assertThat(SequentialTest.compare(without, without)).isEmpty();
    }
}
