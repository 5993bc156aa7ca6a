package dev.eddy.training.embedding;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HogwildThreadsTest {
    @ParameterizedTest
    @MethodSource("dev.eddy.Errors#all")
    void anErrorOfOneThreadEndsTheTraining(Error error) {
        assertThatThrownBy(() -> HogwildThreads.run(2, part -> {
                    if (part == 1) {
                        throw error;
                    }
                    return part;
                }))
                .hasMessageStartingWith("the training failed")
                .hasRootCause(error);
    }
}
