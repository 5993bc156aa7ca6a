package dev.eddy.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CurveTest {
    @Test
    void neitherTheColdStartNorTheEndCounts() {
        // Ten a second at first, then a hundred, and at the end nearly nothing.
        Curve curve = curve(0, 10, 20, 30, 40, 50, 150, 250, 350, 450, 550, 555, 556);
        assertThat(curve.rate(.25, .95)).hasValue(100);
        assertThat(curve.done()).isEqualTo(556);
    }

    @Test
    void tooFewReadingsGiveTheRateOverAll() {
        assertThat(curve(0, 0, 500, 500).rate(.5, .95)).hasValue(250);
    }

    @Test
    void whereNothingWasDoneThereIsNoRate() {
        assertThat(new Curve().rate(.5, .95)).isEmpty();
        assertThat(curve(0, 0).rate(.5, .95)).isEmpty();
        assertThat(curve(9).rate(.5, .95)).isEmpty();
    }

    @Test
    void theWaitForTheFirstEventIsNotWork() {
        assertThat(curve(0, 0, 0, 5, 5, 8).workedNanos()).isEqualTo(seconds(2));
        assertThat(curve(0, 0, 5).workedNanos()).isZero();
        assertThat(curve(0, 0).workedNanos()).isZero();
    }

    @Test
    void itTellsWhenSoManyWereDone() {
        Curve curve = curve(0, 0, 3, 9);
        assertThat(curve.secondsUntil(1, 0)).hasValue(2);
        assertThat(curve.secondsUntil(8.9, seconds(1))).hasValue(2);
        assertThat(curve.secondsUntil(10, 0)).isEmpty();
    }

    @Test
    void aRateIsReachedWhenItLastsForTheStretch() {
        // A burst of one second is no rate of two.
        Curve curve = curve(0, 10, 10, 15, 25, 35, 45);
        assertThat(curve.secondsUntilRate(9, 2, 0)).hasValue(3);
        assertThat(curve.secondsUntilRate(11, 2, 0)).isEmpty();
        assertThat(curve.secondsUntilRate(1, 20, 0)).isEmpty();
    }

    /** One reading a second. */
    private static Curve curve(long... done) {
        var curve = new Curve();
        for (int i = 0; i < done.length; i++) {
            curve.add(seconds(i), done[i]);
        }
        return curve;
    }

    private static long seconds(int count) {
        return TimeUnit.SECONDS.toNanos(count);
    }
}
