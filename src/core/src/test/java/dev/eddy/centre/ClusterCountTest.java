package dev.eddy.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClusterCountTest {
    @Test
    void autoGivesOneClusterPerFiveThousandUsers() {
        assertThat(ClusterCount.of("auto", 2_500_000)).isEqualTo(500);
        assertThat(ClusterCount.of("auto", 12)).isEqualTo(1);
    }

    @Test
    void visitorsOfFewItemsGetLargerClusters() {
        assertThat(ClusterCount.auto(100_000 * ClusterCount.counted(2), 5_000)).isEqualTo(2);
        assertThat(ClusterCount.auto(100_000 * ClusterCount.counted(20), 5_000)).isEqualTo(20);
        assertThat(ClusterCount.auto(100_000. * ClusterCount.counted(1_000), 5_000))
                .isEqualTo(20);
    }

    @Test
    void aNumberIsTakenAsItIs() {
        assertThat(ClusterCount.of("42", 2_500_000)).isEqualTo(42);
        assertThatThrownBy(() -> ClusterCount.of("0", 1)).hasMessageContaining("clusters");
        assertThatThrownBy(() -> ClusterCount.of("many", 1)).hasMessageContaining("clusters");
    }
}
