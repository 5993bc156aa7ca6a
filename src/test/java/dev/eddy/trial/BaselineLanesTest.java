package dev.eddy.trial;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.Behaviours;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BaselineLanesTest {
    @ParameterizedTest
    @MethodSource("dev.eddy.Errors#all")
    void anErrorOfABaselineEndsTheTrial(Error error) {
        var failing = new Baseline() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public List<String> recall(String userId, long asOfMillis, int limit) {
                return List.of();
            }

            @Override
            public void fold(Behaviour click) {
                throw error;
            }
        };
        var lanes = new BaselineLanes(List.of(failing), new Contest(List.of(), List.of("failing"), List.of()));
        lanes.add(Behaviours.click("ann", "a", 1), BaselineLanes.UNSCORED, true);
        assertThatThrownBy(lanes::finish).hasRootCause(error);
    }
}
