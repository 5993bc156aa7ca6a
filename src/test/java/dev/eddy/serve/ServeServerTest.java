package dev.eddy.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.client.CandidateQuery;
import dev.eddy.format.RecordOptions;
import dev.eddy.option.Options;
import dev.eddy.web.Listening;
import dev.eddy.web.Request;
import dev.eddy.web.WebServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server on loopback without tokens, with fakes behind it. */
class ServeServerTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String VISIT = "{\"user_id\":\"u\",\"type\":\"visit\",\"ts\":1700000000000}";

    private final FakeLists lists = new FakeLists();
    private final FakeEventLog events = new FakeEventLog();
    private volatile List<String> reasons = List.of();
    private WebServer server;
    private ServeClient client;

    @BeforeEach
    void start() {
        server = ServeServer.of(
                new ServeOptions(Listening.onLoopback(0), null),
                lists,
                events,
                () -> reasons,
                new ServeMetrics(
                        new ItemTopic(Options.defaults(RecordOptions.class).items())));
        server.start();
        client = new ServeClient(HTTP, server.address());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theCandidatesOfAUserAreAnswered() {
        ServeClient.Answer answer = client.get("/v1/users/u%2F1/candidates?n=2&filter=a%20%3D%201&exclude=x,y&page=p");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/json");
        assertThat(answer.body())
                .isEqualTo("{\"user_id\":\"u/1\",\"origin\":\"user\","
                        + "\"version\":\"000000000001.000000000002.000000000003\",\"generated_at\":1700000000000,"
                        + "\"listed\":100,\"left\":40,\"candidates\":["
                        + "{\"item_id\":\"first-of-u/1\",\"score\":2.5,\"origin\":\"user\"},"
                        + "{\"item_id\":\"second\",\"score\":0.5,\"origin\":\"everybody\"}],\"next_page\":\"more\"}");
        assertThat(lists.asked.count()).isEqualTo(2);
        assertThat(lists.asked.filter()).isEqualTo("a = 1");
        assertThat(lists.asked.exclude()).containsExactlyInAnyOrder("x", "y");
        assertThat(lists.asked.page()).isEqualTo("p");
    }

    @Test
    void explainedCandidatesNameTheirChannels() {
        JsonNode candidates =
                client.get("/v1/users/u/candidates?explain=true").json().get("candidates");
        assertThat(candidates.get(0).get("channels").toString()).isEqualTo("[\"ucf\",\"hot\"]");
        assertThat(candidates.get(1).get("channels").toString()).isEqualTo("[\"?\"]");
    }

    @Test
    void theListsOfSeveralUsersComeInTheirOrder() {
        JsonNode answer = client.post("/v1/candidates", "{\"user_ids\":[\"b\",\"a\",\"b\"],\"n\":2}")
                .json();
        assertThat(answer.get("lists").findValuesAsText("user_id")).containsExactly("b", "a");
        assertThat(lists.asked).isEqualTo(CandidateQuery.first(2));
    }

    @Test
    void otherListsAreAnswered() {
        JsonNode similar = client.get("/v1/items/i/similar").json();
        assertThat(similar.get("item_id").textValue()).isEqualTo("i");
        assertThat(similar.get("origin").textValue()).isEqualTo("item");
        JsonNode group = client.get("/v1/groups/country%3Dde").json();
        assertThat(group.get("group").textValue()).isEqualTo("country=de");
        JsonNode popular = client.get("/v1/popular?n=5").json();
        assertThat(popular.get("origin").textValue()).isEqualTo("everybody");
        assertThat(popular.has("user_id")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/popular?n=0                   | 400 | n is 0; allowed
            /v1/popular?m=1                   | 400 | parameter m is unknown
            /v1/popular?page=forged           | 400 | the page is forged
            /v1/users/%25zz/candidates?n=x    | 400 | n is x; allowed
            /v1/users/a;b/candidates          | 400 | the path has a semicolon
            /v1/users/a;b=c/candidates        | 400 | the path has a semicolon
            /v1/users/%00/candidates          | 400 | id contains NUL
            /v1/users/u                       | 404 | there is no such path
            /v2/popular                       | 404 | there is no such path
            /v1/events                        | 405 | this path takes POST only
            """)
    void aBadRequestIsToldWhatIsWrong(String path, int status, String error) {
        ServeClient.Answer answer = client.get(path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("error").textValue()).startsWith(error);
        assertThat(answer.json().get("request_id").textValue())
                .isEqualTo(answer.headers().get("x-request-id"));
    }

    @Test
    void aWrongMethodIsToldTheRightOne() {
        assertThat(client.get("/v1/events").headers()).containsEntry("allow", "POST");
        ServeClient.Answer answer = client.send("DELETE", "/v1/popular", BodyPublishers.noBody());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).containsEntry("allow", "GET");
    }

    @Test
    void aWrongFilterIsToldThePlace() {
        ServeClient.Answer answer = client.get("/v1/popular?filter=!x");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").textValue()).isEqualTo("an exclamation mark begins no filter");
        assertThat(answer.json().get("position").intValue()).isEqualTo(1);
    }

    @Test
    void whileRedisIsAwayListsAreUnavailable() {
        lists.failure = new UncheckedIOException(new IOException("10.0.0.7 is away"));
        ServeClient.Answer answer = client.get("/v1/popular");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("retry-after", "1");
        assertThat(answer.body()).contains("Redis does not answer").doesNotContain("10.0.0.7");
        lists.failure = null;
        assertThat(client.get("/v1/popular").status()).isEqualTo(200);
    }

    @Test
    void anErrorOfOursShowsOnlyTheIdOfTheRequest() {
        lists.failure = new IllegalStateException("inner");
        ServeClient.Answer answer = client.get("/v1/popular", "X-Request-Id", "my-id.1_2");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().get("request_id").textValue()).isEqualTo("my-id.1_2");
        assertThat(answer.body()).doesNotContain("inner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"has space", "ü", "\"quoted\""})
    void anIdThatCouldHarmALogIsReplaced(String id) {
        assertThat(client.get("/health/live", "X-Request-Id", id).headers().get("x-request-id"))
                .matches("[0-9a-f]{16}");
    }

    @Test
    void goodEventsAreTakenAndBadOnesNamed() {
        ServeClient.Answer answer = client.post("/v1/events", "[" + VISIT + ",{}]");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"taken\":1,\"refused\":[{\"index\":1,\"reason\":\"no user_id\"}]}");
        assertThat(events.taken).hasSize(1);
        assertThat(new String(events.taken.get(0).json(), UTF_8)).isEqualTo(VISIT);
    }

    @Test
    void whenNoEventIsGoodThePostIsBad() {
        ServeClient.Answer answer = client.post("/v1/events", "{\"user_id\":\"u\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").textValue()).isEqualTo("no event was taken; event 0: no type");
        assertThat(client.post("/v1/events", "not JSON").status()).isEqualTo(400);
        assertThat(events.taken).isEmpty();
    }

    @Test
    void whileTheBrokerIsAwayThePostSaysHowManyWereTaken() {
        events.room = 1;
        ServeClient.Answer answer = client.post("/v1/events", "[" + VISIT + "," + VISIT + "]");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().get("taken").intValue()).isEqualTo(1);
        assertThat(answer.json().get("error").textValue()).startsWith("the broker is away; post all again");
    }

    @Test
    void aBodyOverAMebibyteIsRefused() {
        String tooLong = " ".repeat(Request.MOST_BODY_BYTES + 1);
        ServeClient.Answer declared = client.post("/v1/events", tooLong);
        assertThat(declared.status()).isEqualTo(413);
        assertThat(declared.json().get("error").textValue()).startsWith("the body is over 1048576 bytes");
        ServeClient.Answer chunked = client.send(
                "POST",
                "/v1/candidates",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong.getBytes(UTF_8))));
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(events.taken).isEmpty();
    }

    @Test
    void aCallerWhoAsksBeforeItSendsIsToldToSend() {
        ServeClient.Answer answer = client.postExpectingContinue("/v1/events", "[" + VISIT + "]");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(events.taken).hasSize(1);
    }

    @Test
    void deeplyNestedBodiesAreRefused() {
        String bomb = "[".repeat(500_000);
        assertThat(client.post("/v1/events", bomb).status()).isEqualTo(400);
        assertThat(client.post("/v1/candidates", bomb).status()).isEqualTo(400);
    }

    @Test
    void healthIsLivenessAndReadiness() {
        reasons = List.of("Redis does not answer");
        assertThat(client.get("/health/live").status()).isEqualTo(200);
        ServeClient.Answer answer = client.get("/health/ready");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"ready\":false,\"reasons\":[\"Redis does not answer\"]}");
        reasons = List.of();
        assertThat(client.get("/health/ready").status()).isEqualTo(200);
    }

    @Test
    void theMetricsCountWhatWasDone() {
        client.get("/v1/users/somebody/candidates");
        client.get("/nowhere/at/all");
        client.post("/v1/events", "[" + VISIT + ",{}]");
        String metrics = client.get("/metrics").body();
        assertThat(metrics)
                .contains("eddy_serve_requests_total{route=\"/v1/users/{id}/candidates\",status=\"200\"} 1.0")
                .contains("eddy_serve_requests_total{route=\"none\",status=\"404\"} 1.0")
                .contains("eddy_serve_request_seconds_count{route=\"/v1/users/{id}/candidates\"} 1")
                .contains("eddy_serve_candidates_left_sum 40.0")
                .contains("eddy_serve_lists_total{origin=\"user\"} 1.0")
                .contains("eddy_serve_events_total{outcome=\"taken\"} 1.0")
                .contains("eddy_serve_events_total{outcome=\"refused\"} 1.0")
                .doesNotContain("somebody", "nowhere");
    }

    @Test
    void answersAreCompressedForWhoAsks() {
        assertThat(client.get("/v1/openapi.json", "Accept-Encoding", "gzip").headers())
                .containsEntry("content-encoding", "gzip");
        assertThat(client.get("/v1/openapi.json").headers()).doesNotContainKey("content-encoding");
    }
}
