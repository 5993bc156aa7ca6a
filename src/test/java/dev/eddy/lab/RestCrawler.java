package dev.eddy.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that Flink's REST API tells about its one job. */
final class RestCrawler {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI root;
    private final String job;
    private final List<String> refused = new ArrayList<>();

    RestCrawler(URI root) {
        this.root = root;
        this.job = "/jobs/" + json(text("/jobs")).at("/jobs/0/id").asText();
    }

    URI address() {
        return root;
    }

    /**
     * Takes a checkpoint, or sees that one could not be begun. The REST endpoint does not end before it has told how it went.
     */
    void triggerCheckpoint() {
        JsonNode begun = json(send(HttpRequest.newBuilder(root.resolve(job + "/checkpoints"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))));
        String outcome = job + "/checkpoints/" + begun.path("request-id").asText();
        Waiting.until(
                "a checkpoint",
                PATIENCE,
                () -> !json(text(outcome)).at("/status/id").asText().equals("IN_PROGRESS"));
    }

    /** The answers by path. */
    Map<String, String> crawl() {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String path : List.of(
                "/config",
                "/overview",
                "/jobs",
                "/jobs/overview",
                "/jobs/metrics",
                "/jobmanager/config",
                "/jobmanager/environment",
                "/jobmanager/metrics",
                "/jobmanager/thread-dump",
                "/datasets",
                "/taskmanagers",
                "/taskmanagers/metrics",
                job,
                job + "/accumulators?includeSerializedValue=true",
                job + "/checkpoints",
                job + "/checkpoints/config",
                job + "/config",
                job + "/exceptions",
                job + "/jobmanager/config",
                job + "/jobmanager/environment",
                job + "/metrics",
                job + "/plan",
                job + "/rescales/config",
                job + "/status")) {
            answers.put(path, text(path));
        }
        for (JsonNode manager : json(answers.get("/taskmanagers")).path("taskmanagers")) {
            String path = "/taskmanagers/" + manager.path("id").asText();
            for (String about : List.of("", "/metrics", "/thread-dump")) {
                answers.put(path + about, text(path + about));
            }
        }
        for (JsonNode vertex : json(answers.get(job)).path("vertices")) {
            String path = job + "/vertices/" + vertex.path("id").asText();
            for (String about : List.of(
                    "",
                    "/accumulators",
                    "/jm-operator-metrics",
                    "/metrics",
                    "/subtasks/0",
                    "/subtasks/accumulators",
                    "/subtasks/metrics",
                    "/subtasktimes",
                    "/taskmanagers",
                    "/watermarks")) {
                answers.put(path + about, text(path + about));
            }
        }
        return answers;
    }

    /** What was asked in vain so far. */
    List<String> refused() {
        return refused;
    }

    private String text(String path) {
        return send(HttpRequest.newBuilder(root.resolve(path)));
    }

    private String send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Flink", e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
