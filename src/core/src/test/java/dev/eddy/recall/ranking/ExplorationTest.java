package dev.eddy.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.recall.ranking.Exploration.Order;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExplorationTest {
    private static final float[] SCORES = {5, 4, 3, 2, 1, 0};

    private static float[] deviations(float... values) {
        return values;
    }

    private static Order order(double share, float[] deviations, int places, long seed) {
        return new Exploration(share).order(SCORES, deviations, places, seed);
    }

    @Test
    void everyItemKeepsItsOrderButTheExplored() {
        for (long seed = 0; seed < 100; seed++) {
            Order order = order(1 / 3.0, deviations(1, 1, 1, 1, 1, 1), 6, seed);
            assertThat(Arrays.stream(order.items()).sorted()).containsExactly(0, 1, 2, 3, 4, 5);
            assertThat(order.items()).startsWith(0, 1);
            assertThat(order.propensities()[2]).isLessThan(1);
            int[] ranked =
                    IntStream.of(0, 1, 3, 4).map(place -> order.items()[place]).toArray();
            assertThat(ranked).isSorted();
            assertThat(order(1 / 3.0, deviations(1, 1, 1, 1, 1, 1), 6, seed).items())
                    .as("the same in every run")
                    .isEqualTo(order.items());
        }
    }

    @Test
    void whatTheRankerIsSureOfIsChosenByItsScoreButForOneInTen() {
        int first = 0;
        for (long seed = 0; seed < 2_000; seed++) {
            Order order = order(.5, deviations(0, 0, 0, 0, 0, 0), 2, seed);
            first += order.items()[1] == 1 ? 1 : 0;
            assertThat(order.propensities()[1]).isEqualTo(order.items()[1] == 1 ? .92f : .02f, within(1e-6f));
        }
        assertThat(first / 2_000.0).isCloseTo(.92, within(.02));
    }

    @Test
    void itemsAreChosenAsOftenAsTheirPropensitiesSay() {
        double[] expected = new double[6];
        double[] chosen = new double[6];
        int runs = 20_000;
        for (long seed = 0; seed < runs; seed++) {
            Order order = order(1, deviations(1, 1, 2, 1, 1, 6), 1, seed);
            int item = order.items()[0];
            chosen[item]++;
            // 1 for an item that had a chance: the mean over many lists is the number of lists.
            expected[item] += 1 / order.propensities()[0];
        }
        assertThat(chosen[5]).as("the ranker is unsure of it").isGreaterThan(chosen[4]);
        for (int item = 0; item < 6; item++) {
            assertThat(expected[item] / runs).as("item %d", item).isCloseTo(1, within(.15));
        }
    }

    @Test
    void asManyPlacesAreExploredAsTheShareSays() {
        for (double share : new double[] {1e-300, .1, .25, .4, .7, 1}) {
            float[] scores = new float[101];
            Order order = new Exploration(share).order(scores, new float[101], 100, 1);
            int explored = 0;
            for (float propensity : order.propensities()) {
                explored += propensity < 1 ? 1 : 0;
            }
            assertThat(explored).as("%s", share).isEqualTo((int) Math.round(100 * share));
        }
    }

    @Test
    void aListShorterThanItsPlacesIsOrderedWhole() {
        assertThat(order(1, deviations(1, 1, 1, 1, 1, 1), 100, 7).items()).hasSize(6);
        assertThat(new Exploration(1).order(new float[0], new float[0], 10, 7).items())
                .isEmpty();
        assertThat(new Exploration(1)
                        .order(new float[] {1}, new float[] {1}, 10, 7)
                        .propensities())
                .containsExactly(1);
    }
}
