package dev.eddy.recall.items;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PositionDecayTest {

    @Test
    void theWeightiestIsReadWhole() {
        assertThat(PositionDecay.toRead(50, 1)).isEqualTo(50);
    }

    @Test
    void whatCountsHalfIsReadHalfWay() {
        assertThat(PositionDecay.toRead(50, .5)).isEqualTo(25);
        assertThat(PositionDecay.toRead(5, .5)).isEqualTo(3);
    }

    @Test
    void somethingIsReadOfWhatCountsLittle() {
        assertThat(PositionDecay.toRead(50, .001)).isOne();
    }

    @Test
    void aRoundingErrorReadsNoMore() {
        assertThat(PositionDecay.toRead(10, Math.nextUp(.3))).isEqualTo(3);
        assertThat(PositionDecay.toRead(10, Math.nextDown(.3))).isEqualTo(3);
    }
}
