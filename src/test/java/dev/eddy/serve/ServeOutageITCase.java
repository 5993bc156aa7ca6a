package dev.eddy.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.lab.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What servers of lists do while Redis or Kafka is away, and afterwards. */
class ServeOutageITCase {
    private static final String LIST = "/v1/users/eve/candidates";
    private static final String EVENT =
            "{\"user_id\": \"eve\", \"item_id\": \"cheap\", \"type\": \"click\", \"ts\": 1790000000000}";

    private TwoServers servers;

    @BeforeEach
    void start() throws Exception {
        servers = TwoServers.start();
        servers.publish("cheap", "{\"price\": 5}");
        servers.list("eve", "cheap");
        servers.awaitReady();
        awaitLists("cheap");
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    private void awaitLists(String... items) {
        Waiting.until(
                "the lists of " + List.of(items),
                Duration.ofSeconds(20),
                () -> servers.clients.stream()
                        .map(client -> client.get(LIST))
                        .allMatch(answer -> answer.status() == 200
                                && TwoServers.items(answer).equals(List.of(items))));
    }

    @Test
    void whileRedisIsAwayTheAnswerIsAnErrorAndThenListsAgain() throws IOException {
        servers.redis.stop();
        ServeClient.Answer answer = servers.clients.get(0).get(LIST);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain(servers.redis.host());
        servers.publish("dear", "{\"price\": 50}");
        servers.restartRedis();
        servers.list("eve", "dear");
        awaitLists("dear");
    }

    @Test
    void withoutKafkaListsGoOnAndEventsAreRefused() {
        ServeClient client = servers.clients.get(0);
        assertThat(client.post("/v1/events", EVENT).status()).isEqualTo(200);
        servers.kafka.close();
        assertThat(TwoServers.items(client.get(LIST + "?filter=price%20%3C%2010")))
                .containsExactly("cheap");
        ServeClient.Answer answer = client.post("/v1/events", EVENT);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("taken").intValue()).isZero();
        assertThat(answer.body()).doesNotContain(servers.kafka.bootstrapServers());
    }
}
