package dev.eddy.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.eddy.console.FigurePage.Figures;
import dev.eddy.job.BadInputException;
import dev.eddy.lab.OnThePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureHistoryTest {
    private static final long NOW_SECONDS = 1_790_000_010;
    private static final long LAST_SECONDS = 1_790_000_010 / 15 * 15;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(NOW_SECONDS), ZoneOffset.UTC);
    private static final long QUARTER = Duration.ofMinutes(15).toMillis();

    private final FigureSeries samples = new FigureSeries();
    private FakePrometheus prometheus;

    @BeforeEach
    void start() throws IOException {
        prometheus = new FakePrometheus(FigureHistoryTest::results);
    }

    @AfterEach
    void stop() {
        prometheus.close();
    }

    private static String results(String query) {
        if (query.contains("recordsIn")) {
            return "[{\"metric\": {}, \"values\": [[%d, \"12.5\"], [%d, \"NaN\"]]}]"
                    .formatted(LAST_SECONDS - 15, LAST_SECONDS);
        }
        if (query.contains("typeHits")) {
            return "[{\"metric\": {\"type\": \"click\"}, \"values\": [[%d, \"0.25\"]]}]".formatted(LAST_SECONDS);
        }
        return "[]";
    }

    private FigurePage page(String job) {
        var history = new FigureHistory(new Prometheus(prometheus.address()), job, CLOCK);
        return new FigurePage(samples, history, CLOCK);
    }

    @Test
    void plotsShowTheValuesOfPrometheusAndGapsWhereItHasNone() {
        Figures figures = page(null).of(QUARTER, 0);
        assertThat(figures.isWhole()).isTrue();
        assertThat(figures.problem()).isNull();
        assertThat(figures.view().atMillis()).hasSize(61).last().isEqualTo(1_000 * LAST_SECONDS);
        assertThat(figures.view().figures().get("events")).hasSize(61).endsWith(null, 12.5, null);
        assertThat(figures.view().figures().get("lag")).containsOnlyNulls();
        assertThat(figures.view().hitRatesOfTypes().get("click")).last().isEqualTo(.25);
        assertThat(figures.view().hitRates()).containsKeys("merged", "ucf");
    }

    @Test
    void questionsNameTheMetricsAsFlinksReporterDoes() {
        Figures unused = page("eddy-blue").of(QUARTER, 0);
        assertThat(prometheus.queries())
                .allSatisfy(query -> assertThat(query)
                        .contains("{job_name=\"eddy\",job=\"eddy-blue\"")
                        .contains("step=15"))
                .anySatisfy(query -> assertThat(query)
                        .contains("sum(rate(flink_taskmanager_job_task_operator_redisWrites")
                        .contains("operator_name=\"serve:_Writer\"}[60s]"))
                .anySatisfy(query -> assertThat(query)
                        .contains("max(flink_taskmanager_job_task_operator_freshnessMillis")
                        .contains("operator_name=\"serve:_Writer\",quantile=\"0.99\"}"))
                .anySatisfy(query -> assertThat(query).contains("operator_name=\"Source:_behaviour_source\""))
                .anySatisfy(query -> assertThat(query)
                        .contains("sum by (users) (increase(flink_taskmanager_job_task_operator_list_users_hits"));
    }

    /** The dashboard's metrics are compared with those of a running job by another test. */
    @Test
    void theMetricsAskedForAreOnTheDashboardToo() throws IOException {
        Figures unused = page(null).of(QUARTER, 0);
        String dashboard = Files.readString(Path.of("flink-conf/grafana-dashboard.json"));
        Pattern metric = Pattern.compile("flink_\\w+");
        assertThat(prometheus.queries().stream()
                        .flatMap(query -> metric.matcher(query).results())
                        .map(MatchResult::group))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(dashboard).contains(name + "{"));
    }

    @Test
    void prometheusReadsEveryQuestion(@TempDir Path folder) throws Exception {
        assumeTrue(OnThePath.find("promtool").isPresent(), "needs promtool on the PATH");
        Figures unused = page("eddy").of(Duration.ofDays(7).toMillis(), 0);
        StringBuilder rules = new StringBuilder("groups:\n- name: questions\n  rules:\n");
        int number = 0;
        for (String query : prometheus.queries()) {
            String expression = query.replaceFirst("^query=", "").replaceFirst("&start=.*", "");
            rules.append("  - {record: question%d, expr: '%s'}\n".formatted(number++, expression));
        }
        Path file = Files.writeString(folder.resolve("rules.yaml"), rules.toString());
        Path log = folder.resolve("log");
        Process promtool = new ProcessBuilder("promtool", "check", "rules", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(promtool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(promtool.exitValue()).as(Files.readString(log)).isZero();
        assertThat(log).content().contains(number + " rules found");
    }

    @Test
    void aLongRangeHasNoMorePointsThanAPlotCanShow() {
        assertThat(page(null).of(Duration.ofDays(7).toMillis(), 0).view().atMillis())
                .hasSize(241);
    }

    @Test
    void withoutAnAnswerOfPrometheusTheOwnSamplesAreShownAndThePageSaysSo() {
        samples.add(new FlinkRest.Sample(1_000 * NOW_SECONDS - 5_000, Map.of()));
        prometheus.fail();
        Figures figures = page(null).of(QUARTER, 0);
        assertThat(figures.problem())
                .contains("no Prometheus answers at " + prometheus.address(), "503 out of memory", "--prometheus");
        assertThat(figures.isWhole()).isFalse();
        assertThat(figures.view().atMillis()).containsExactly(1_000 * NOW_SECONDS - 5_000);
    }

    @Test
    void withoutAPrometheusARangeReachesAsFarAsTheSamples() {
        samples.add(new FlinkRest.Sample(1_000 * NOW_SECONDS - QUARTER - 1, Map.of()));
        samples.add(new FlinkRest.Sample(1_000 * NOW_SECONDS - 7, Map.of()));
        var page = new FigurePage(samples, null, CLOCK);
        assertThat(page.of(QUARTER, 0).view().atMillis()).containsExactly(1_000 * NOW_SECONDS - 7);
        assertThat(page.of(QUARTER + 2, 0).view().atMillis()).hasSize(2);
        assertThat(page.of(QUARTER, 0).oldestMillis()).isEqualTo(1_000 * NOW_SECONDS - QUARTER - 1);
        assertThat(page.of(QUARTER, 1_000 * NOW_SECONDS - 7).view().atMillis())
                .as("what the reader has already")
                .isEmpty();
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new Prometheus("localhost:9090"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("--prometheus localhost:9090");
    }
}
