package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The shipped alert rules and the dashboard: complete, understood by Prometheus, and about metrics that there are. */
class AlertRulesTest {
    @Test
    void everyRuleSaysWhoIsToldWhatAfterHowLong() throws Exception {
        AlertRules rules = AlertRules.shipped();
        assertThat(rules.names()).hasSizeGreaterThanOrEqualTo(12).doesNotHaveDuplicates();
        assertThat(rules.rules()).allSatisfy(rule -> {
            assertThat(rule.alert()).matches("Eddy[A-Z]\\w+");
            assertThat(MetricNames.in(rule.expr())).isNotEmpty();
            assertThat(rule.holdFor()).matches("\\d+[mh]");
            assertThat(rule.severity()).isIn("page", "ticket");
            assertThat(rule.summary()).endsWith(".").hasSizeLessThan(100);
            // Where it is, in the label that tells deployments apart, and more than one sentence: what, and what to do.
            assertThat(rule.description())
                    .contains("$labels.job")
                    .contains(". ")
                    .endsWith(".");
        });
    }

    @Test
    void everyPanelSaysWhatItShows() throws Exception {
        assertThat(Dashboard.shipped().panels()).hasSizeGreaterThanOrEqualTo(12).allSatisfy(panel -> {
            assertThat(panel.title()).isNotBlank();
            assertThat(panel.description()).endsWith(".").hasSizeGreaterThan(40);
            assertThat(panel.dataSource()).isEqualTo("${datasource}");
            assertThat(panel.queries())
                    .isNotEmpty()
                    .allSatisfy(query -> assertThat(MetricNames.in(query)).isNotEmpty());
        });
    }

    @Test
    void theDashboardCanBeImported() throws Exception {
        JsonNode root = Dashboard.shipped().root();
        assertThat(root.path("title").asText()).isEqualTo("Eddy");
        assertThat(root.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(38);
        JsonNode source = root.path("templating").path("list").get(0);
        assertThat(source.path("name").asText()).isEqualTo("datasource");
        assertThat(source.path("type").asText()).isEqualTo("datasource");
        assertThat(source.path("query").asText()).isEqualTo("prometheus");
        List<Integer> ids = StreamSupport.stream(root.path("panels").spliterator(), false)
                .map(panel -> panel.path("id").asInt())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().doesNotContain(0);
    }

    @Test
    void theyAskForMetricsThatTheJobExports() throws Exception {
        Set<String> asked = new HashSet<>();
        AlertRules.shipped().rules().forEach(rule -> asked.addAll(MetricNames.in(rule.expr())));
        // The variables of the dashboard ask, too.
        asked.addAll(MetricNames.in(Dashboard.shipped().root().toString()));
        assertThat(asked).hasSizeGreaterThan(30).isSubsetOf(MetricNames.EXPORTED);
    }

    @Test
    void prometheusUnderstandsTheRules() throws Exception {
        assumeThat(PrometheusServer.isInstalled())
                .as("Prometheus is on the PATH")
                .isTrue();
        Path log = Files.createTempFile("eddy-promtool-", ".log");
        try {
            Process promtool = new ProcessBuilder("promtool", "check", "rules", AlertRules.SHIPPED.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            assertThat(promtool.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(promtool.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            Files.delete(log);
        }
    }
}
