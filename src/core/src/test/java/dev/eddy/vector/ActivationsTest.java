package dev.eddy.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ActivationsTest {
    @Test
    void theyAreThoseOfTheDefinition() {
        for (float x = -20; x <= 20; x += .125f) {
            assertThat(Activations.sigmoid(x)).isEqualTo((float) (1 / (1 + StrictMath.exp(-x))), within(1e-7f));
            assertThat(Activations.tanh(x)).isEqualTo((float) StrictMath.tanh(x), within(2e-7f));
        }
    }

    @Test
    void hugeNumbersGiveTheLimits() {
        assertThat(Activations.sigmoid(Float.MAX_VALUE)).isOne();
        assertThat(Activations.sigmoid(-Float.MAX_VALUE)).isEqualTo(0, within(1e-30f));
        assertThat(Activations.tanh(Float.MAX_VALUE)).isOne();
        assertThat(Activations.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1);
    }
}
