package dev.eddy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.NearestCentre;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetrainingTest {
    private static final int CLUSTERS = 6;

    private final CentreSet before = CentreSet.random(3, CLUSTERS, 16);
    private final float[][] vectors = Planted.around(before, 3_000, .05);

    @Test
    void clustersThatAreFoundAgainKeepTheirIds() {
        Retrained again = retrain("6", population());
        CentreSet set = again.toSet(8, 1_000, 7);

        assertThat(set.ids()).containsExactly(0, 1, 2, 3, 4, 5);
        var found = new NearestCentre(set);
        for (int row = 0; row < CLUSTERS; row++) {
            assertThat(found.nearest(before.centre(row)).id()).isEqualTo(row);
        }
        TrainingReport report = again.report(set);
        assertThat(report.users().stayingShare()).isEqualTo(1);
        assertThat(report.shape().continued()).isEqualTo(CLUSTERS);
        assertThat(report.shape().sizes().values()).containsOnly(500);
        assertThat(report.centres().parent()).isEqualTo(7);
        assertThat(report.elbow()).isEmpty();
    }

    @Test
    void aNewClusterGetsAnIdThatNoneHadBefore() {
        CentreSet set = retrain("7", population()).toSet(8, 1_000, 7);

        assertThat(set.ids()).containsExactly(0, 1, 2, 3, 4, 5, 40);
    }

    @Test
    void whoHasNoTasteIsCountedAndNotTrainedOn() {
        float[][] oneWithout = Arrays.copyOf(vectors, vectors.length + 1);
        Retrained first = retrain("2", unknown(oneWithout));

        TrainingReport report = first.report(first.toSet(1, 0, 0));
        assertThat(report.users().users()).isEqualTo(3_000);
        assertThat(report.users().usersWithoutTaste()).isOne();
        assertThat(report.users().known()).isZero();
    }

    @Test
    void theNumberIsThatOfTheElbowUnlessGiven() {
        Retrained small = retrain("auto", population());

        assertThat(small.elbow().elbow()).isOne();
        assertThat(small.training().sizes()).containsExactly(3_000);
    }

    @Test
    void aPopulationThatCannotBeTrainedOnIsRefused() {
        assertThatThrownBy(() -> retrain("1", unknown())).hasMessage("0 users have a taste, at least 10 are needed");
        assertThatThrownBy(() -> retrain("1", unknown(Arrays.copyOf(vectors, 9))))
                .hasMessage("9 users have a taste, at least 10 are needed");
        float[][] alike = new float[10][];
        Arrays.fill(alike, vectors[0]);
        assertThatThrownBy(() -> retrain("1", unknown(alike))).hasMessage("the vectors of all 10 users are alike");
        assertThatThrownBy(() -> retrain("3001", population()))
                .hasMessage("3001 clusters need as many vectors, got 3000");
    }

    private static Population unknown(float[]... vectors) {
        var builder = new Population.Builder();
        Arrays.stream(vectors).forEach(builder::add);
        return builder.build();
    }

    private Population population() {
        int[] clusters =
                IntStream.range(0, vectors.length).map(i -> i % CLUSTERS).toArray();
        return new Population(vectors, clusters, 0);
    }

    private static Retrained retrain(String clusters, Population population) {
        return new Retraining(clusters, 0, 200, 5, 10, 1, TrainingOptions.ENOUGH_USERS)
                .retrain(population, 40, TrainingProgress.IGNORED);
    }
}
