package dev.eddy.training.title;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighbourPrecisionTest {
    private static final List<String> CLASSES = List.of("a", "a", "a", "b", "b", "b");

    @Test
    void neighboursOfTheSameClassCount() {
        List<float[]> apart = List.of(at(0), at(1), at(2), at(90), at(91), at(92));
        assertThat(NeighbourPrecision.of(apart, CLASSES, 2)).isEqualTo(1);
        // The third neighbour is of the other class.
        assertThat(NeighbourPrecision.of(apart, CLASSES, 3)).isEqualTo(2. / 3);
    }

    @Test
    void neighboursOfAnotherClassDoNot() {
        List<float[]> mixed = List.of(at(0), at(40), at(80), at(1), at(41), at(81));
        assertThat(NeighbourPrecision.of(mixed, CLASSES, 1)).isZero();
    }

    @Test
    void aTitleWithoutVectorHasNoNeighbours() {
        List<float[]> vectors = new ArrayList<>(Arrays.asList(at(0), at(1), null, at(90), at(91), at(92)));
        assertThat(NeighbourPrecision.of(vectors, CLASSES, 1)).isEqualTo(5. / 6);
    }

    @Test
    void tooFewTitlesAreRefused() {
        assertThatThrownBy(() -> NeighbourPrecision.of(List.of(at(0), at(1)), List.of("a", "b"), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 titles are too few to have 2 neighbours each");
    }

    private static float[] at(double degrees) {
        return new float[] {
            (float) StrictMath.cos(Math.toRadians(degrees)), (float) StrictMath.sin(Math.toRadians(degrees))
        };
    }
}
