package dev.eddy.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterSplitTest {
    private final float[][] vectors = Planted.around(10, 16, 2_000, .01);

    @Test
    void aClusterOfManyTimesTheMeanIsSplitUntilNoneIs() {
        // Half of all are in one of six planted clusters, three times the mean.
        float[][] lopsided = IntStream.range(0, vectors.length)
                .mapToObj(i -> vectors[i % 2 == 0 ? i / 10 * 10 : i])
                .toArray(float[][]::new);

        Training training = train(lopsided, 6, 2);

        assertThat(training.split()).isEqualTo(1);
        assertThat(training.sizes()).hasSize(7);
        assertThat(IntStream.of(training.sizes()).max().orElseThrow()).isLessThanOrEqualTo(2 * 2_000 / 6);
        assertThat(IntStream.of(training.sizes()).sum()).isEqualTo(2_000);
        assertThat(training.toSet(1, 0, 0).validate()).isEmpty();
    }

    @Test
    void whereNoneIsTooLargeNothingChanges() {
        assertThat(train(vectors, 10, 2))
                .usingRecursiveComparison()
                .isEqualTo(train(vectors, 10, Double.POSITIVE_INFINITY));
        assertThat(train(vectors, 10, 2).split()).isZero();
    }

    @Test
    void vectorsThatAreAllAlikeStayTogether() {
        float[][] alike = new float[1_000][];
        Arrays.fill(alike, vectors[0]);
        System.arraycopy(vectors, 1, alike, 0, 9);

        Training training = train(alike, 10, 2);

        assertThat(training.split()).isZero();
        assertThat(IntStream.of(training.sizes()).max().orElseThrow()).isEqualTo(991);
    }

    @Test
    void aCallerLearnsTheLargest() {
        assertThat(train(vectors, 10, 2).largestToMean()).isEqualTo(1);
        assertThat(train(new float[][] {vectors[0], vectors[0], vectors[0], vectors[1]}, 2, 9)
                        .largestToMean())
                .isEqualTo(1.5);
    }

    private static Training train(float[][] vectors, int clusters, double largest) {
        var options = new TrainingOptions(
                clusters, 1, 1_000, TrainingOptions.BATCHES, 3, largest, TrainingOptions.ENOUGH_USERS);
        return Training.of(vectors, options, TrainingProgress.IGNORED);
    }
}
