package dev.eddy.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.vector.SplitMix64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AliasTableTest {
    private static final int DRAWS = 200_000;

    @Test
    void eachNumberIsDrawnByItsWeight() {
        double[] shares = shares(5, 1, 0, 3, 1);
        assertThat(shares).containsExactly(new double[] {.5, .1, 0, .3, .1}, within(.005));
    }

    @Test
    void equalWeightsAreDrawnEqually() {
        assertThat(shares(2, 2, 2)).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(.005));
        assertThat(shares(7)).containsExactly(new double[] {1}, within(1e-9));
    }

    @Test
    void aRareNumberAmongManyIsStillDrawn() {
        double[] weights = new double[1_000];
        Arrays.fill(weights, 1);
        weights[17] = 1_000;
        double[] shares = shares(weights);
        assertThat(shares[17]).isCloseTo(1_000 / 1_999.0, within(.005));
        assertThat(shares[16]).isPositive();
    }

    private static double[] shares(double... weights) {
        var table = new AliasTable(weights);
        var random = new SplitMix64(1);
        double[] shares = new double[weights.length];
        for (int i = 0; i < DRAWS; i++) {
            shares[table.draw(random)] += 1.0 / DRAWS;
        }
        return shares;
    }
}
