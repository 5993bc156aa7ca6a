package dev.eddy.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElbowSearchTest {
    @Test
    void plantedClustersAreCounted() {
        // 30,000 users put the grid around 6 clusters.
        float[][] vectors = Planted.around(4, 16, 30_000, .08);

        ElbowCurve curve = ElbowSearch.search(population(vectors), 1, TrainingProgress.IGNORED);

        assertThat(curve.points()).extracting(ElbowCurve.Point::clusters).containsExactly(2, 3, 4, 6, 8, 12, 17, 24);
        assertThat(curve.elbow()).isEqualTo(4);
    }

    @Test
    void aSmallPopulationIsNotSplit() {
        ElbowCurve curve =
                ElbowSearch.search(population(Planted.around(8, 16, 9_999, .08)), 1, TrainingProgress.IGNORED);

        assertThat(curve.elbow()).isOne();
    }

    private static Population population(float[][] vectors) {
        return new Population(vectors, new int[vectors.length], 0);
    }
}
