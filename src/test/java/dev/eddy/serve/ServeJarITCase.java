package dev.eddy.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.lab.ChildEddy;
import dev.eddy.lab.Waiting;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** eddy-serve.jar, from which the build leaves out what its server does not reach, has all that it needs. */
class ServeJarITCase {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void itAnswersFilteredListsTakesEventsAndShowsItsMetrics(@TempDir Path folder) throws Exception {
        try (TwoServers world = TwoServers.start();
                ChildEddy jar = ChildEddy.runJar(
                        Path.of("target", "eddy-serve.jar"),
                        folder.resolve("log"),
                        "--port=0",
                        "--bootstrap-servers=" + world.kafka.bootstrapServers(),
                        "--redis=" + world.redis.host() + ":" + world.redis.port())) {
            world.publish("cheap", "{\"price\": 5}");
            world.publish("dear", "{\"price\": 50}");
            world.list("ann", "dear", "cheap");
            var client = new ServeClient(HttpClient.newHttpClient(), jar.awaitServing(PATIENCE));
            Waiting.until("the filtered list", PATIENCE, () -> {
                ServeClient.Answer answer = client.get("/v1/users/ann/candidates?filter=price%20%3C%2010");
                return answer.status() == 200 && TwoServers.items(answer).equals(List.of("cheap"));
            });
            String event = "{\"user_id\":\"ann\",\"item_id\":\"dear\",\"type\":\"click\",\"ts\":1700000000000}";
            assertThat(client.post("/v1/events", event).status()).isEqualTo(200);
            assertThat(client.get("/metrics").body()).contains("eddy_serve_");
        }
    }
}
