package dev.eddy.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** What a cluster says of itself over REST; whichever JobManager is asked, the leader answers. */
final class ClusterRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Supplier<List<URI>> jobManagers;

    ClusterRest(Supplier<List<URI>> jobManagers) {
        this.jobManagers = jobManagers;
    }

    /**
     * The checkpoints of a job.
     *
     * @param completed id of the last complete one; -1 for none
     * @param failed how many failed since the job's start or the leader's
     * @param restored id of the one the job last began from; -1 for none
     * @param restoredAtMillis when it did; -1 for never
     */
    record Checkpoints(long completed, long failed, long restored, long restoredAtMillis) {}

    /** The slots of all TaskManagers; none while nobody answers. */
    int slots() {
        return get("/overview")
                .map(overview -> overview.get("slots-total").asInt())
                .orElse(0);
    }

    boolean isRunning(String jobId) {
        return get("/jobs/" + jobId)
                .filter(job -> job.path("state").asText().equals("RUNNING"))
                .filter(job -> StreamSupport.stream(job.get("vertices").spliterator(), false)
                        .allMatch(vertex -> vertex.path("status").asText().equals("RUNNING")))
                .isPresent();
    }

    /** Empty while nobody answers for the job. */
    Optional<Checkpoints> checkpoints(String jobId) {
        return get("/jobs/" + jobId + "/checkpoints").map(found -> {
            JsonNode latest = found.path("latest");
            return new Checkpoints(
                    latest.path("completed").path("id").asLong(-1),
                    found.path("counts").path("failed").asLong(),
                    latest.path("restored").path("id").asLong(-1),
                    latest.path("restored").path("restore_timestamp").asLong(-1));
        });
    }

    /** How often the job was started anew since the leader began to lead. */
    Optional<Long> restarts(String jobId) {
        return get("/jobs/" + jobId + "/metrics?get=numRestarts")
                .filter(metrics -> metrics.size() == 1)
                .map(metrics -> metrics.get(0).get("value").asLong());
    }

    /** The number of tasks of each stage; none while nobody answers for the job. */
    Map<String, Integer> tasks(String jobId) {
        Map<String, Integer> tasks = new TreeMap<>();
        get("/jobs/" + jobId)
                .ifPresent(job -> job.get("vertices")
                        .forEach(vertex -> tasks.put(
                                vertex.get("id").asText(),
                                vertex.get("parallelism").asInt())));
        return tasks;
    }

    private Optional<JsonNode> get(String path) {
        return jobManagers.get().stream()
                .flatMap(jobManager -> ask(jobManager.resolve(path)).stream())
                .findFirst();
    }

    private Optional<JsonNode> ask(URI page) {
        try {
            var request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(JSON.readTree(response.body())) : Optional.empty();
        } catch (IOException downOrWithoutLeader) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + page, e);
        }
    }
}
