package dev.eddy.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlinkRestTest {
    private static final String VERTICES = """
            [{"id": "a", "name": "Source: behaviour-source -> parse-behaviours -> behaviours-to-catalog"},
             {"id": "b", "name": "refresh -> (serve: Writer, answer: Writer -> answer: Committer)"},
             {"id": "c", "name": "serve-shared: Writer"}]
            """;

    @Test
    void metricsAreLookedForWhereTheirOperatorIsChained() throws Exception {
        Figure.Metric events = Figure.EVENTS.metric();
        Figure.Metric lag = Figure.LAG.metric();
        Figure.Metric lists = Figure.LISTS.metric();
        Figure.Metric samples = HitMetrics.samples("merged", "new");
        Figure.Metric moves = Figure.MOVES.metric();
        assertThat(FlinkRest.byVertex(
                        List.of(events, lag, lists, samples, moves), new ObjectMapper().readTree(VERTICES)))
                .hasSize(2)
                .containsEntry("a", List.of(events, lag))
                .containsEntry("b", List.of(lists, samples));
    }
}
