package dev.eddy.recall.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphChangeTest {
    /** So the task that searches fails, and with it the job, which starts again. */
    @ParameterizedTest
    @MethodSource("dev.eddy.Errors#all")
    void anErrorOfTheOtherThreadReachesTheNextSearch(Error error) {
        var change = new GraphChange(List.of(), new FutureTask<>(() -> {
            throw error;
        }));
        change.task().run();
        assertThat(change.isDone()).isTrue();
        assertThatThrownBy(change::result)
                .hasMessage("the index of the items' vectors could not be built")
                .hasCause(error);
    }
}
