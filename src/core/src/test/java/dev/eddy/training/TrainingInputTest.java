package dev.eddy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import org.junit.jupiter.api.Test;

class TrainingInputTest {
    private final CentreSet previous = CentreSet.of(
            "tag", 4, 2, new int[] {3, 8}, new float[] {1, 0, 0, 1}, new Provenance(0, Provenance.NO_PARENT));

    @Test
    void theFirstSetHasVersionOneAndFollowsTheUntrainedCentres() {
        TrainingInput input = TrainingInput.first(population(new float[] {1, 0}), 7);
        assertThat(input.version()).isOne();
        assertThat(input.parent()).isZero();
        assertThat(input.unused()).isZero();
        assertThat(input.population().clusters()).containsExactly(ClusterMatching.NONE);
    }

    @Test
    void usersAreInTheClustersOfTheSetThatIsContinued() {
        TrainingInput input = TrainingInput.first(population(new float[] {.6f, .8f}, new float[] {.8f, .6f}, null), 7)
                .continuing(previous);
        assertThat(input.population().clusters()).containsExactly(8, 3);
        assertThat(input.population().without()).isOne();
        assertThat(input.version()).isEqualTo(5);
        assertThat(input.parent()).isEqualTo(4);
        assertThat(input.unused()).isEqualTo(9);
        assertThat(input.trainedAtMillis()).isEqualTo(7);
    }

    @Test
    void vectorsOfAnotherDimensionCannotContinueIt() {
        TrainingInput input = TrainingInput.first(population(new float[] {1, 0, 0}), 7);
        assertThatThrownBy(() -> input.continuing(previous))
                .hasMessage("vectors of dimension 3 can't continue centres of 2");
    }

    private static Population population(float[]... vectors) {
        var users = new Population.Builder();
        for (float[] vector : vectors) {
            users.add(vector);
        }
        return users.build();
    }
}
