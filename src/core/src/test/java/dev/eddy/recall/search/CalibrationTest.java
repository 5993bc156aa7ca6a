package dev.eddy.recall.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private final Calibration calibration = new Calibration();
    private final List<Direction> inGraph = IntStream.range(0, 128)
            .mapToObj(i -> new Direction(new float[] {i}))
            .toList();

    @Test
    void theFirstOneIsDueAndOneAfterEachReset() {
        assertThat(calibration.isDue(128, 200)).isTrue();
        calibration.begin(128, 200, inGraph);
        assertThat(calibration.isDue(128, 200)).isFalse();
        calibration.reset();
        assertThat(calibration.isDue(128, 200)).isTrue();
    }

    @Test
    void itIsDueOnceTheNumberOfDirectionsOrItemsHasChangedByMoreThanAFifth() {
        calibration.begin(100, 200, inGraph);
        assertThat(calibration.isDue(120, 160)).isFalse();
        assertThat(calibration.isDue(79, 200)).isTrue();
        assertThat(calibration.isDue(100, 241)).isTrue();
    }

    @Test
    void itIsDueOnceTheQueriesAreEnoughAndWheneverTheyHaveDoubled() {
        calibration.begin(100, 200, inGraph);
        add(63);
        assertThat(calibration.isDue(100, 200)).isFalse();
        add(1);
        assertThat(calibration.isDue(100, 200)).isTrue();
        calibration.begin(100, 200, inGraph);
        add(63);
        assertThat(calibration.isDue(100, 200)).isFalse();
        add(1);
        assertThat(calibration.isDue(100, 200)).isTrue();
    }

    @Test
    void vectorsOfDirectionsMakeUpForMissingQueries() {
        add(2);
        List<float[]> queries = calibration.begin(100, 200, inGraph);
        assertThat(queries).hasSize(64).startsWith(new float[] {-1}, new float[] {-1});
        assertThat(queries.get(63)).isEqualTo(new float[] {126});
    }

    @Test
    void theLast256QueriesAreKept() {
        calibration.add(new float[] {1});
        add(256);
        assertThat(calibration.begin(100, 200, inGraph)).hasSize(256).allMatch(query -> query[0] == -1);
    }

    private void add(int queries) {
        for (int i = 0; i < queries; i++) {
            calibration.add(new float[] {-1});
        }
    }
}
