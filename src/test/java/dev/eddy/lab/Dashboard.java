package dev.eddy.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The shipped dashboard of Grafana. */
final class Dashboard {
    private static final Path SHIPPED = Path.of("flink-conf", "grafana-dashboard.json");

    private final JsonNode root;

    /** One picture; what it does not say is empty. */
    record Panel(String title, String description, String dataSource, List<String> queries) {}

    private Dashboard(JsonNode root) {
        this.root = root;
    }

    static Dashboard shipped() throws IOException {
        return new Dashboard(new ObjectMapper().readTree(SHIPPED.toFile()));
    }

    JsonNode root() {
        return root;
    }

    List<Panel> panels() {
        List<Panel> panels = new ArrayList<>();
        for (JsonNode panel : root.path("panels")) {
            if (!panel.path("type").asText().equals("row")) {
                panels.add(new Panel(
                        panel.path("title").asText(),
                        panel.path("description").asText(),
                        panel.path("datasource").path("uid").asText(),
                        StreamSupport.stream(panel.path("targets").spliterator(), false)
                                .map(target -> target.path("expr").asText())
                                .toList()));
            }
        }
        return panels;
    }

    /** All queries as Grafana sends them once its variables have values. */
    List<String> queries(String rateInterval) {
        return panels().stream()
                .flatMap(panel -> panel.queries().stream())
                .map(query -> query.replace("$__rate_interval", rateInterval)
                        .replace("$job_name", "eddy")
                        .replace("$job", ".*"))
                .toList();
    }
}
