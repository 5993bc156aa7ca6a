package dev.eddy.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class Exp2Test {
    @Test
    void itIsThePowerOfTwo() {
        for (double x = 0; x > -1_000; x -= 0.0737) {
            assertThat(Exp2.of(x)).isCloseTo(Math.pow(2, x), withinPercentage(1e-9));
        }
        assertThat(Exp2.of(0)).isEqualTo(1);
        assertThat(Exp2.of(-1)).isEqualTo(.5);
    }

    @Test
    void itNeverRisesAsTheExponentFalls() {
        double before = 1;
        for (double x = 0; x > -20; x -= 0.0001) {
            assertThat(Exp2.of(x)).isLessThanOrEqualTo(before);
            before = Exp2.of(x);
        }
    }

    @Test
    void whatIsTooSmallIsNothing() {
        assertThat(Exp2.of(-1_023)).isZero();
        assertThat(Exp2.of(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Exp2.of(Double.NaN)).isZero();
    }
}
