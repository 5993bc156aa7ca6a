package dev.eddy.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.vector.Vectors;
import org.junit.jupiter.api.Test;

class ClusterAssignerTest {
    private static final int EAST = 10;
    private static final int NORTH = 20;

    private final CentreSet set = CentreSet.of("tag", 4, 2, new int[] {EAST, NORTH}, new float[] {1, 0, 0, 1}, 0, 3);
    private final ClusterAssigner assigner = new ClusterAssigner(set, 0.02);

    @Test
    void aUserJustOverTheBorderStays() {
        assertThat(assigner.assign(direction(0.705, 0.709), EAST, 4)).isEqualTo(EAST);
        assertThat(assigner.assign(direction(0.705, 0.709), NORTH, 4)).isEqualTo(NORTH);
    }

    @Test
    void aUserWellOverTheBorderMoves() {
        assertThat(assigner.assign(direction(0.6, 0.8), EAST, 4)).isEqualTo(NORTH);
    }

    @Test
    void withoutMarginTheNearestWins() {
        var canonical = new ClusterAssigner(set, 0);

        assertThat(canonical.assign(direction(0.705, 0.709), EAST, 4)).isEqualTo(NORTH);
        assertThat(canonical.assign(direction(1, 1), NORTH, 4)).isEqualTo(EAST);
    }

    @Test
    void otherCentresGiveNoClaimToStay() {
        assertThat(assigner.assign(direction(0.705, 0.709), EAST, 3)).isEqualTo(NORTH);
    }

    @Test
    void aNewUserAndOneOfAClusterThatIsGoneGoToTheNearest() {
        assertThat(assigner.assign(direction(0.705, 0.709), ClusterAssigner.NO_CLUSTER, 4))
                .isEqualTo(NORTH);
        assertThat(assigner.assign(direction(0.705, 0.709), 99, 4)).isEqualTo(NORTH);
    }

    @Test
    void aUserWithoutDirectionHasNoCluster() {
        assertThat(assigner.assign(null, EAST, 4)).isEqualTo(ClusterAssigner.NO_CLUSTER);
    }

    @Test
    void aMarginThatIsNoDifferenceOfCosinesIsRefused() {
        assertThatThrownBy(() -> new ClusterAssigner(set, -0.1)).hasMessageContaining("margin");
        assertThatThrownBy(() -> new ClusterAssigner(set, Double.NaN)).hasMessageContaining("margin");
    }

    private static float[] direction(double x, double y) {
        return Vectors.unit(new double[] {x, y});
    }
}
