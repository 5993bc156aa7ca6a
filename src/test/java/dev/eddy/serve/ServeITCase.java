package dev.eddy.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.DownChange;
import dev.eddy.job.Topic;
import dev.eddy.lab.Waiting;
import dev.eddy.ops.TopicReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServeITCase {
    private static TwoServers servers;

    @BeforeAll
    static void start() throws Exception {
        servers = TwoServers.start();
        servers.publish("cheap", "{\"price\": 5}");
        servers.publish("dear", "{\"price\": 50}");
        servers.publish("free", "{}");
        servers.publish("other", "{\"price\": 7}");
        servers.awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        servers.close();
    }

    private static void await(String what, BooleanSupplier isSo) {
        Waiting.until(what, Duration.ofSeconds(20), isSo);
    }

    /** Waits until both servers answer these items. */
    private static void await(String user, String filter, String... items) {
        await(
                filter + " to leave " + List.of(items),
                () -> servers.answers(user, filter).stream().allMatch(List.of(items)::equals));
    }

    @Test
    void aChangedRecordChangesTheAnswersOfAllServers() throws IOException {
        servers.list("ann", "dear", "other", "free");
        await("ann", "price < 10", "other");
        servers.publish("dear", "{\"price\": 9.5}");
        await("ann", "price < 10", "dear", "other");
        servers.publish("dear", "{\"price\": 50}");
        await("ann", "price < 10", "other");
    }

    @Test
    void anItemThatIsTakenDownIsInNoAnswer() throws IOException {
        servers.list("bob", "cheap", "free", "nowhere");
        await("bob", "", "cheap", "free");
        servers.order(DownChange.Kind.DOWN, "free");
        await("bob", "", "cheap");
        servers.order(DownChange.Kind.BACK, "free");
        await("bob", "", "cheap", "free");
        servers.publish("gone", "{}");
        servers.list("bob", "gone", "cheap");
        await("bob", "", "gone", "cheap");
        servers.remove("gone");
        await("bob", "", "cheap");
    }

    @Test
    void aPageOfOneServerGoesOnAtTheOther() throws IOException {
        servers.list("cyd", "cheap", "dear", "other");
        await("cyd", "", "cheap", "dear", "other");
        String path = "/v1/users/cyd/candidates?n=2";
        ServeClient.Answer first = servers.clients.get(0).get(path);
        String next = first.json().path("next_page").textValue();
        servers.list("cyd", "other", "dear", "free");
        assertThat(TwoServers.items(first)).containsExactly("cheap", "dear");
        assertThat(TwoServers.items(servers.clients.get(1).get(path + "&page=" + next)))
                .containsExactly("other", "free");
    }

    @Test
    void aWrongFilterIsAnErrorWithItsPlace() {
        ServeClient.Answer answer = servers.clients.get(0).get("/v1/popular?filter=prize%20%3C%203");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").textValue()).isEqualTo("at 1: no item has an attribute \"prize\"");
        assertThat(answer.json().path("position").intValue()).isEqualTo(1);
    }

    @Test
    void postedEventsAreInKafka() {
        String event =
                "{\"event_id\": \"e-%d\", \"user_id\": \"dan\", \"item_id\": \"cheap\", \"type\": \"click\", \"ts\": 1790000000000}";
        String body = "[" + event.formatted(1) + ", {\"user_id\": \"dan\"}, " + event.formatted(2) + "]";
        ServeClient.Answer answer = servers.clients.get(0).post("/v1/events", body);
        assertThat(answer.body()).isEqualTo("{\"taken\":2,\"refused\":[{\"index\":1,\"reason\":\"no type\"}]}");
        List<String> written = new ArrayList<>();
        TopicReader.scan(
                servers.job.kafka(),
                servers.job.kafka().topic(Topic.EVENTS),
                record -> written.add(new String(record.value(), UTF_8)));
        assertThat(written).containsExactly(event.formatted(1), event.formatted(2));
    }
}
