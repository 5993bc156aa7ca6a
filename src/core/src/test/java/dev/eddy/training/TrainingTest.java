package dev.eddy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.NearestCentre;
import dev.eddy.centre.Provenance;
import dev.eddy.centre.Reach;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final int PLANTED = 12;

    private final CentreSet planted = CentreSet.random(3, PLANTED, 16);
    private final float[][] vectors = Planted.around(planted, 1_200, .05);

    @Test
    void plantedClustersAreFound() {
        Training training = train(vectors, PLANTED, 5);

        var found = new NearestCentre(training.toSet(1, 0, Provenance.NO_PARENT));
        int[] matches = IntStream.range(0, PLANTED)
                .map(row -> found.nearest(planted.centre(row)).id())
                .toArray();
        assertThat(matches).doesNotHaveDuplicates();
        for (int row = 0; row < PLANTED; row++) {
            assertThat(found.nearest(planted.centre(row)).cosine()).isGreaterThan(0.98f);
        }
        assertThat(training.sizes()).containsOnly(100);
        assertThat(training.meanCosine()).isGreaterThan(meanCosine(CentreSet.random(5, PLANTED, 16)) + 0.2);
    }

    @Test
    void theSameSeedGivesTheSameCentres() {
        assertThat(train(vectors, 30, 9)).usingRecursiveComparison().isEqualTo(train(vectors, 30, 9));
        assertThat(train(vectors, 30, 9).centres())
                .isNotEqualTo(train(vectors, 30, 10).centres());
    }

    @Test
    void noClusterIsLeftEmpty() {
        float[][] lopsided = new float[1_000][];
        Arrays.fill(lopsided, vectors[0]);
        System.arraycopy(vectors, 1, lopsided, 0, 9);

        Training training = train(lopsided, 10, 1);

        assertThat(Arrays.stream(training.sizes()).sorted().toArray()).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 991);
        assertThat(training.meanCosine()).isGreaterThan(0.999);
    }

    @Test
    void clustersThatAreTooSmallReachUntilTheyHaveEnough() {
        CentreSet set = train(vectors, PLANTED, 5, 130).toSet(1, 0, Provenance.NO_PARENT);
        var found = new NearestCentre(set);

        assertThat(set.validate()).isEmpty();
        for (int id : set.ids()) {
            assertThat(Arrays.stream(vectors)
                            .filter(vector ->
                                    found.reaching(vector, List.of(), 0).contains(id)))
                    .hasSize(130);
        }
    }

    @Test
    void clustersThatAreLargeEnoughKeepToThemselves() {
        Training training = train(vectors, PLANTED, 5, 100);

        assertThat(training.reach()).containsOnly(Reach.NOBODY);
        assertThat(train(vectors, PLANTED, 5, 0).reach()).containsOnly(Reach.NOBODY);
    }

    @Test
    void byDefaultAPopulationOfFewIsNotSplit() {
        var found = new NearestCentre(train(vectors, PLANTED, 5).toSet(1, 0, Provenance.NO_PARENT));

        assertThat(found.reaching(vectors[0], List.of(), 0)).hasSize(PLANTED);
    }

    @Test
    void howManyAreEnoughDoesNotMoveTheCentres() {
        assertThat(train(vectors, PLANTED, 5, 500).centres())
                .isEqualTo(train(vectors, PLANTED, 5, 0).centres());
        assertThatThrownBy(() -> new TrainingOptions(1, 1, 1, 1, 1, 2, -1)).hasMessageContaining("enough users -1");
    }

    @Test
    void moreClustersThanVectorsOrDirectionsAreRefused() {
        float[][] alike = {vectors[0], vectors[0], vectors[1]};

        assertThatThrownBy(() -> train(alike, 4, 1)).hasMessage("4 clusters need as many vectors, got 3");
        assertThatThrownBy(() -> train(alike, 3, 1))
                .hasMessage("3 clusters need as many directions, the 3 vectors have only 2");
        assertThat(train(alike, 2, 1).sizes()).containsExactlyInAnyOrder(2, 1);
    }

    @Test
    void vectorsThatAreNotUnitAreRefused() {
        assertThatThrownBy(() -> train(new float[][] {{1, 0}, {2, 0}}, 1, 1)).hasMessageContaining("vector 1");
        assertThatThrownBy(() -> train(new float[][] {{1, 0}, {Float.NaN, 0}}, 1, 1))
                .hasMessageContaining("vector 1");
        assertThatThrownBy(() -> train(new float[][] {{1, 0}, {1}}, 1, 1)).hasMessageContaining("vector 1");
    }

    @Test
    void opposedVectorsKeepTheirCentre() {
        Training training = train(new float[][] {{1, 0}, {-1, 0}}, 1, 1);

        assertThat(training.toSet(1, 0, 0).validate()).isEmpty();
    }

    @Test
    void progressIsToldToTheEnd() {
        int[] last = new int[2];
        Training.of(vectors, TrainingOptions.defaults(PLANTED, 5), (done, planned, meanCosine) -> {
            assertThat(done).isGreaterThan(last[0]);
            last[0] = done;
            last[1] = planned;
        });
        assertThat(last[0]).isEqualTo(last[1]);
    }

    private static Training train(float[][] vectors, int clusters, long seed) {
        return Training.of(vectors, TrainingOptions.defaults(clusters, seed), TrainingProgress.IGNORED);
    }

    private static Training train(float[][] vectors, int clusters, long seed, int enoughUsers) {
        var options = new TrainingOptions(clusters, seed, 1_000, 200, 3, 5, enoughUsers);
        return Training.of(vectors, options, TrainingProgress.IGNORED);
    }

    private double meanCosine(CentreSet set) {
        var nearest = new NearestCentre(set);
        return Arrays.stream(vectors)
                .mapToDouble(vector -> nearest.nearest(vector).cosine())
                .average()
                .orElseThrow();
    }
}
