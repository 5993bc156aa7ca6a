package dev.eddy.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.Page;
import dev.eddy.client.CandidatePage;
import dev.eddy.client.CandidateQuery;
import dev.eddy.format.RecordOptions;
import dev.eddy.option.Options;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on the server names everything that it has. */
class ServePageTest {
    private final List<String> codes = Page.of("serve.md").codes();

    @Test
    void everyRouteIsNamed() {
        assertThat(Arrays.stream(Route.values()).filter(route -> route != Route.EVENTS))
                .allSatisfy(route -> assertThat(codes)
                        .contains(route.method() + " " + route.path().replace("{id}", "ID")));
    }

    @Test
    void everyParameterAndScopeIsNamed() {
        assertThat(codes)
                .containsAll(Parameter.OF_LISTS.stream().map(Parameter::name).toList())
                .containsAll(Scope.OF_TOKENS.stream().map(Scope::wireName).toList());
    }

    @Test
    void everyMetricIsNamed() {
        var metrics = new ServeMetrics(
                new ItemTopic(Options.defaults(RecordOptions.class).items()));
        CandidatePage page = new FakeLists().popular(CandidateQuery.first(1));
        metrics.listed(page);
        metrics.posted(1, 1, 1);
        metrics.answered(Route.POPULAR, 200, 1);
        Stream<String> names = new String(metrics.answer().body(), UTF_8)
                .lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ", 4)[2]);
        assertThat(names).hasSize(8).isSubsetOf(codes);
    }
}
