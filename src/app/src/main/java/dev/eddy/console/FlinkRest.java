package dev.eddy.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.console.Figure.Metric;
import dev.eddy.job.RecallTopology;
import dev.eddy.record.HttpReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads the state and the metrics of the job from Flink's REST API. Throws {@link UncheckedIOException} without an answer. */
final class FlinkRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final URI address;
    private final Clock clock;
    private final HttpReader http = new HttpReader(PATIENCE);

    FlinkRest(URI address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    /**
     * @param state name of Flink's job status, for example {@code RUNNING}
     * @param checkpoint the last completed one; null before the first
     */
    record Job(
            String id,
            String state,
            long startedAtMillis,
            long restarts,
            long failedCheckpoints,
            Checkpoint checkpoint) {}

    /** @param bytes size of the state */
    record Checkpoint(long atMillis, long tookMillis, long bytes) {}

    /** The running job, else the one started last; empty when Flink has no job with Eddy's name. */
    Optional<Job> job() {
        return latest().map(overview -> {
            String id = overview.path("jid").asText();
            JsonNode checkpoints = get("/jobs/" + id + "/checkpoints");
            JsonNode complete = checkpoints.path("latest").path("completed");
            return new Job(
                    id,
                    overview.path("state").asText(),
                    overview.path("start-time").asLong(),
                    restarts(id),
                    checkpoints.path("counts").path("failed").asLong(),
                    complete.isObject()
                            ? new Checkpoint(
                                    complete.path("latest_ack_timestamp").asLong(),
                                    complete.path("end_to_end_duration").asLong(),
                                    complete.path("state_size").asLong())
                            : null);
        });
    }

    private Optional<JsonNode> latest() {
        Predicate<JsonNode> runs = job -> job.path("state").asText().equals("RUNNING");
        return StreamSupport.stream(get("/jobs/overview").path("jobs").spliterator(), false)
                .filter(job -> job.path("name").asText().equals(RecallTopology.JOB))
                .max(Comparator.comparing(runs::test)
                        .thenComparingLong(job -> job.path("start-time").asLong()));
    }

    private long restarts(String id) {
        return get("/jobs/" + id + "/metrics?get=numRestarts")
                .path(0)
                .path("value")
                .asLong();
    }

    /** Makes Flink fetch new values from the tasks, as any request for a metric does. */
    void prepareSample() {
        latest().ifPresent(job -> restarts(job.path("jid").asText()));
    }

    /**
     * Values of metrics at one time, epoch milliseconds.
     *
     * @param values by id of the metric; missing values and values that are not numbers are left out
     */
    record Sample(long atMillis, Map<String, Double> values) {}

    /** The present values of the metrics; empty when Flink has no job with Eddy's name. */
    Optional<Sample> sample(List<Metric> metrics) {
        return latest().map(job -> {
            String vertices = "/jobs/" + job.path("jid").asText() + "/vertices/";
            long now = clock.millis();
            Map<String, Double> values = new HashMap<>();
            byVertex(metrics, get("/jobs/" + job.path("jid").asText()).path("vertices"))
                    .forEach((vertex, its) -> read(vertices + vertex, its, values));
            return new Sample(now, values);
        });
    }

    private void read(String vertex, List<Metric> metrics, Map<String, Double> values) {
        String ids = metrics.stream().map(Metric::id).collect(Collectors.joining(","));
        Map<String, Metric> byId = metrics.stream().collect(Collectors.toMap(Metric::id, metric -> metric));
        String query = "/subtasks/metrics?get=" + URLEncoder.encode(ids, UTF_8) + "&agg=sum,avg,max";
        for (JsonNode found : get(vertex + query)) {
            Metric metric = byId.get(found.path("id").asText());
            JsonNode value =
                    metric == null ? null : found.get(metric.over().name().toLowerCase(Locale.ROOT));
            if (value != null && Double.isFinite(value.asDouble(Double.NaN))) {
                values.put(metric.id(), value.asDouble());
            }
        }
    }

    /** The metrics by vertex id. The name of a vertex lists all its chained operators. */
    static Map<String, List<Metric>> byVertex(List<Metric> metrics, JsonNode vertices) {
        Map<String, List<Metric>> byVertex = new LinkedHashMap<>();
        for (JsonNode vertex : vertices) {
            List<String> operators = List.of(vertex.path("name")
                    .asText()
                    .replaceAll("[()]", "")
                    .replace(": ", "__")
                    .split(" -> |, "));
            List<Metric> its = metrics.stream()
                    .filter(metric -> operators.contains(metric.operator()))
                    .toList();
            if (!its.isEmpty()) {
                byVertex.put(vertex.path("id").asText(), its);
            }
        }
        return byVertex;
    }

    private JsonNode get(String path) {
        URI uri = address.resolve(path);
        try {
            HttpResponse<byte[]> answer = http.answer(http.ask(HttpRequest.newBuilder(uri)));
            if (answer.statusCode() != OK) {
                throw new IOException("answer " + answer.statusCode() + " on " + path);
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new UncheckedIOException(new IOException(
                    "no Flink answers at " + address + ": " + why + "; set its address with --flink", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while waiting for Flink", e));
        }
    }
}
