package dev.eddy.recall.items;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvidenceTest {

    @Test
    void theWeightiestIsReadWhole() {
        assertThat(Evidence.toRead(50, 1)).isEqualTo(50);
    }

    @Test
    void whatCountsHalfIsReadHalfWay() {
        assertThat(Evidence.toRead(50, .5)).isEqualTo(25);
        assertThat(Evidence.toRead(5, .5)).isEqualTo(3);
    }

    @Test
    void somethingIsReadOfWhatCountsLittle() {
        assertThat(Evidence.toRead(50, .001)).isOne();
    }

    @Test
    void aRoundingErrorReadsNoMore() {
        assertThat(Evidence.toRead(10, Math.nextUp(.3))).isEqualTo(3);
        assertThat(Evidence.toRead(10, Math.nextDown(.3))).isEqualTo(3);
    }
}
