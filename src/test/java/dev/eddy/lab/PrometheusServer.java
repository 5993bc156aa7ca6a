package dev.eddy.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.ops.TempFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real Prometheus, the one on the PATH, that scrapes one page and evaluates rules every second. */
final class PrometheusServer implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("msg=\"Listening on\" address=(\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TempFolder folder;
    private final ChildJvm process;
    private final URI api;
    private final HttpClient client = HttpClient.newHttpClient();

    private PrometheusServer(TempFolder folder, ChildJvm process, URI api) {
        this.folder = folder;
        this.process = process;
        this.api = api;
    }

    static boolean isInstalled() {
        return Stream.of("prometheus", "promtool")
                .allMatch(program -> OnThePath.find(program).isPresent());
    }

    /** @param rules content of a file of rules */
    static PrometheusServer start(int scrapedPort, String rules) throws IOException {
        TempFolder folder = TempFolder.create("eddy-prometheus-");
        Path root = folder.path();
        Files.writeString(root.resolve("rules.yaml"), rules);
        Path settings = Files.writeString(root.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                rule_files: [rules.yaml]
                scrape_configs:
                  - job_name: eddy-test
                    static_configs: [{targets: ["localhost:%d"]}]
                """.formatted(scrapedPort));
        ChildJvm process = ChildJvm.start(
                "prometheus",
                root.resolve("log"),
                List.of(
                        "prometheus",
                        "--config.file=" + settings,
                        "--storage.tsdb.path=" + root.resolve("data"),
                        "--web.listen-address=127.0.0.1:0"),
                Map.of());
        Waiting.until(
                "Prometheus", PATIENCE, () -> ADDRESS.matcher(process.output()).find(), process::lastWords);
        Matcher address = ADDRESS.matcher(process.output());
        address.find();
        return new PrometheusServer(folder, process, URI.create("http://" + address.group(1) + "/api/v1/"));
    }

    /** Every alert whose condition is so, for long enough to fire or not yet. */
    Set<String> active() {
        Set<String> active = new TreeSet<>();
        ask("alerts")
                .path("alerts")
                .forEach(alert ->
                        active.add(alert.path("labels").path("alertname").asText()));
        return active;
    }

    /** Every alert that is firing, each with the labels it has for that. */
    Map<String, List<JsonNode>> firing() {
        Map<String, List<JsonNode>> firing = new TreeMap<>();
        for (JsonNode alert : ask("alerts").path("alerts")) {
            if (alert.path("state").asText().equals("firing")) {
                JsonNode labels = alert.path("labels");
                firing.merge(
                        labels.path("alertname").asText(),
                        List.of(labels),
                        (some, more) ->
                                Stream.of(some, more).flatMap(List::stream).toList());
            }
        }
        return firing;
    }

    /** What Prometheus could not evaluate, by rule. */
    Map<String, String> brokenRules() {
        Map<String, String> broken = new TreeMap<>();
        for (JsonNode group : ask("rules?type=alert").path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                if (!rule.path("health").asText().equals("ok")) {
                    broken.put(
                            rule.path("name").asText(), rule.path("lastError").asText());
                }
            }
        }
        return broken;
    }

    /** The series that a query gives now. */
    JsonNode query(String query) {
        return ask("query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .path("result");
    }

    private JsonNode ask(String path) {
        try {
            String answer = client.send(
                            HttpRequest.newBuilder(api.resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            JsonNode root = new ObjectMapper().readTree(answer);
            if (!root.path("status").asText().equals("success")) {
                throw new IllegalStateException("Prometheus does not like " + path + ": " + answer);
            }
            return root.path("data");
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from Prometheus: " + process.lastWords(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Prometheus", e);
        }
    }

    @Override
    public void close() {
        try (folder) {
            process.close();
        }
    }
}
