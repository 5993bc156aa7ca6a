package dev.eddy.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.access.Scope;
import dev.eddy.job.BadInputException;
import dev.eddy.lab.TestCertificate;
import dev.eddy.web.Failure;
import dev.eddy.web.Listening;
import dev.eddy.web.WebServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server of the pages, without what they are about. */
@Timeout(60)
class ConsoleServerTest {
    static final String TOKEN = "0123456789abcdef";
    private static final String VISIT = "{\"user_id\": \"u\", \"type\": \"visit\"}";

    private final CountDownLatch hung = new CountDownLatch(1);
    private final List<Socket> sockets = new ArrayList<>();
    private WebServer server;
    private ConsoleClient client;

    @BeforeEach
    void start() {
        start(Listening.onLoopback(0));
    }

    private void start(Listening listening) {
        server = ConsoleServer.of(
                options(listening),
                Map.ofEntries(
                        ConsoleServer.page("/status", query -> List.of("fine")),
                        ConsoleServer.page("/user", query -> List.of(query.id("id")), "id"),
                        ConsoleServer.page("/hung", query -> await()),
                        ConsoleServer.question("/asked", (query, since) -> await()),
                        ConsoleServer.page("/away", query -> {
                            throw new IllegalStateException("is the job running?");
                        }),
                        ConsoleServer.page("/nothing", query -> null),
                        ConsoleServer.post(
                                "/events", Scope.POST, EventPosts.Post.class, (post, who) -> List.of(post, who)),
                        ConsoleServer.post("/act", Scope.OPERATE, EventPosts.Post.class, (post, who) -> "done")));
        server.start();
        client = new ConsoleClient(server.address());
    }

    static ConsoleOptions options(Listening listening) {
        return new ConsoleOptions(
                listening,
                "http://localhost:8081",
                null,
                null,
                null,
                ConsoleAccess.ofToken(TOKEN, Set.of(Scope.POST), "tester"),
                Duration.ofSeconds(1));
    }

    private Object await() {
        try {
            hung.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of("late");
    }

    @AfterEach
    void stop() throws IOException {
        hung.countDown();
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    /** Sends a head, and no body. */
    private Socket send(String head) throws IOException {
        var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
        sockets.add(socket);
        socket.getOutputStream().write((head + "\r\n\r\n").getBytes(UTF_8));
        return socket;
    }

    private static String status(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
    }

    @Test
    void postsWithoutATokenAndABodyHoldNobodyUp() throws IOException {
        for (int i = 0; i < 40; i++) {
            Socket post = send("POST /api/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100");
            assertThat(status(post)).isEqualTo("HTTP/1.1 401 Unauthorized");
        }
        assertThat(client.page("").body()).contains("Eddy");
        assertThat(client.get("status").status()).isEqualTo(200);
        assertThat(client.post("events", VISIT, TOKEN).status()).isEqualTo(200);
    }

    @Test
    void postsWithATokenAndNoBodyHoldNobodyUp() throws IOException {
        for (int i = 0; i < 40; i++) {
            send("POST /api/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\nX-Eddy-Token: " + TOKEN);
        }
        assertThat(client.post("events", VISIT, TOKEN).json())
                .hasToString("[{\"user_id\":\"u\",\"item_id\":null,\"type\":\"visit\"},\"tester\"]");
    }

    @Test
    void filesAndPostsDoNotWaitForPagesThatHang() throws IOException {
        for (int i = 0; i < 40; i++) {
            send("GET /api/" + (i % 2 == 0 ? "hung" : "asked") + " HTTP/1.1\r\nHost: localhost");
        }
        assertThat(client.page("").body()).contains("Eddy");
        for (String file : List.of("main.js", "lib/lit-html/lit-html.js", "lib/uplot/dist/uPlot.esm.js")) {
            assertThat(client.page(file).statusCode()).as(file).isEqualTo(200);
        }
        assertThat(client.get("permissions").status()).isEqualTo(200);
        assertThat(client.post("events", VISIT, TOKEN).status()).isEqualTo(200);
    }

    @Test
    void pagesOfRedisDoNotWaitForTheJob() throws IOException {
        for (int i = 0; i < 40; i++) {
            send("GET /api/asked HTTP/1.1\r\nHost: localhost");
        }
        assertThat(client.get("status").status()).isEqualTo(200);
    }

    @Test
    void readersWhoDoNotReadHoldNoFiles() throws IOException {
        for (int i = 0; i < 40; i++) {
            send("GET /lib/uplot/dist/uPlot.esm.js HTTP/1.1\r\nHost: localhost");
        }
        assertThat(client.page("").body()).contains("Eddy");
    }

    @Test
    void parametersAreThoseOfThePage() {
        assertThat(client.get("user?id=a%2Fb%20c").json()).hasToString("[\"a/b c\"]");
        assertThat(client.get("status?").status()).isEqualTo(200);
        ConsoleClient.Answer unknown = client.get("user?name=u");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().get("error").asText()).contains("parameter name is unknown; this path takes id");
        assertThat(client.get("nothing").json().isNull()).isTrue();
    }

    @Test
    void aPageIsToldWhyThereIsNoAnswer() {
        JsonNode away = client.get("away").json();
        assertThat(away.get("error").asText()).isEqualTo("is the job running?");
        assertThat(away.get("request_id").asText()).isNotEmpty();
        assertThat(client.get("elsewhere").status()).isEqualTo(404);
        assertThat(client.get("events").status()).isEqualTo(405);
        assertThat(client.post("events", "[]", TOKEN).json().get("error").asText())
                .isEqualTo("the body is not JSON of the expected form");
        ConsoleClient.Answer closed = client.post("act", VISIT, TOKEN);
        assertThat(closed.status()).isEqualTo(403);
        assertThat(closed.json().get("error").asText()).contains("--operate", "--tokens FILE");
    }

    @Test
    void aNameThatIsNotItsOwnIsRefused() throws IOException {
        Socket foreign = send("GET /api/status HTTP/1.1\r\nHost: evil.example");
        assertThat(status(foreign)).isEqualTo("HTTP/1.1 403 Forbidden");
        server.close();
        start(new Listening("0.0.0.0", 0, List.of("eddy.example"), null, null));
        assertThat(status(send("GET /api/status HTTP/1.1\r\nHost: eddy.example:8090")))
                .isEqualTo("HTTP/1.1 200 OK");
        assertThat(status(send("GET /api/status HTTP/1.1\r\nHost: evil.example:8090")))
                .isEqualTo("HTTP/1.1 403 Forbidden");
    }

    @Test
    void pagesMayBeEncryptedAndOptionsShowNoPassword(@TempDir Path folder) throws Exception {
        TestCertificate certificate = TestCertificate.make(folder);
        var listening =
                new Listening("127.0.0.1", 0, List.of(), certificate.keyStore(), TestCertificate.STORE_PASSWORD);
        server.close();
        start(listening);
        assertThat(server.address().getScheme()).isEqualTo("https");
        assertThat(options(listening).toString()).doesNotContain(TestCertificate.STORE_PASSWORD, TOKEN);
    }

    @Test
    void failuresAreThoseOfTheCallerOrOfWhatThePagesAreAbout() {
        assertThat(ConsoleServer.failure(new BadInputException("no id"))).isEqualTo(Failure.bad("no id", null));
        var away = new UncheckedIOException(new IOException("Flink does not answer"));
        assertThat(ConsoleServer.failure(away)).isEqualTo(Failure.unavailable("Flink does not answer"));
        for (RuntimeException thrown : List.of(
                new IllegalStateException("away"), new IllegalArgumentException("away"), new KafkaException("away"))) {
            assertThat(ConsoleServer.failure(thrown)).isEqualTo(Failure.unavailable("away"));
        }
        assertThat(ConsoleServer.failure(new UnsupportedOperationException())).isNull();
    }
}
