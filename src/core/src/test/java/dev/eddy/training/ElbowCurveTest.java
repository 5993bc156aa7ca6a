package dev.eddy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.training.ElbowCurve.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElbowCurveTest {
    @Test
    void theElbowIsWhereMoreClustersStopPaying() {
        var curve = new ElbowCurve(List.of(
                new Point(25, .8), new Point(50, .6), new Point(100, .25), new Point(200, .22), new Point(400, .2)));
        assertThat(curve.elbow()).isEqualTo(100);
    }

    @Test
    void neitherScaleMatters() {
        var curve = new ElbowCurve(List.of(
                new Point(1, .00008),
                new Point(2, .00006),
                new Point(4, .000025),
                new Point(8, .000022),
                new Point(16, .00002)));
        assertThat(curve.elbow()).isEqualTo(4);
    }

    @Test
    void withoutAnElbowTheFewestAreTaken() {
        assertThat(new ElbowCurve(List.of(new Point(7, 0))).elbow()).isEqualTo(7);
        assertThat(new ElbowCurve(List.of(new Point(2, .5), new Point(3, .5))).elbow())
                .isEqualTo(2);
        // A straight line, and one that bends the wrong way.
        assertThat(new ElbowCurve(List.of(new Point(2, .5), new Point(4, .4), new Point(6, .35), new Point(8, .2)))
                        .elbow())
                .isEqualTo(2);
    }

    @Test
    void pointsThatDoNotAscendAreRefused() {
        assertThatThrownBy(() -> new ElbowCurve(List.of())).hasMessage("an elbow of no points");
        assertThatThrownBy(() -> new ElbowCurve(List.of(new Point(3, .5), new Point(3, .4))))
                .hasMessageContaining("do not ascend");
    }
}
