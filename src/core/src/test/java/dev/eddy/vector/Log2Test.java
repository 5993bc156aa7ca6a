package dev.eddy.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class Log2Test {
    @Test
    void powersOfTwoAreWhole() {
        for (int exponent = -1_000; exponent <= 1_000; exponent += 25) {
            assertThat(Log2.of(Math.scalb(1.0, exponent))).isEqualTo(exponent, within(1e-9));
        }
    }

    @Test
    void anythingElseIsRightToABillionth() {
        var random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            double x = Math.scalb(1 + random.nextDouble(), random.nextInt(200) - 100);
            assertThat(Log2.of(x)).isEqualTo(Math.log(x) / Math.log(2), within(1e-9));
        }
    }
}
