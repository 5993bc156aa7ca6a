package dev.eddy.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.access.Scope;
import dev.eddy.access.Tokens;
import dev.eddy.web.Route.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the network, byte by byte. */
class WebServerTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final CountDownLatch isReleased = new CountDownLatch(1);
    private WebServer server;

    @BeforeEach
    void start() {
        start(Deadlines.USUAL);
    }

    private void start(Deadlines deadlines) {
        Map<Route, Action> actions = Map.of(
                Route.get(Work.AT_ONCE, "/get/{id}", Scope.OPEN),
                        request -> Answer.json(request.query().id("id")),
                Route.get(Work.READ, "/slow", Scope.READ), request -> slow(),
                Route.post(Work.READ, "/post", Scope.POST), request -> Answer.json(new String(request.body(), UTF_8)));
        server = new WebServer(
                Listening.onLoopback(0),
                new Site(
                        new Gate(Set.of("localhost"), Set.of(Scope.READ, Scope.POST), Set.of(), Tokens.only(null), ""),
                        actions,
                        Map.of(Work.READ, new Lane("eddy-test-reads", 1, 4)),
                        thrown -> null,
                        (route, status, nanos) -> {}),
                Function.identity(),
                deadlines);
        server.start();
    }

    @AfterEach
    void stop() {
        isReleased.countDown();
        server.close();
    }

    private Answer slow() {
        try {
            isReleased.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Answer.json("slow");
    }

    private Socket connection() throws IOException {
        return new Socket(server.address().getHost(), server.address().getPort());
    }

    /** All that the server sends until it closes the connection. */
    private String answer(String request) throws IOException {
        try (Socket socket = connection()) {
            socket.getOutputStream().write(request.replace("|", "\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            GET /get/a HTTP/1.1|Host: localhost|                                    ~ 200
            GET /get/a;b HTTP/1.1|Host: localhost|                                  ~ 400
            GET /get;b/a HTTP/1.1|Host: localhost|                                  ~ 400
            GET /get/a%3Bb HTTP/1.1|Host: localhost|                                ~ 200
            GET /get/a HTTP/1.1|Host: localhost|Content-Length: 0|                  ~ 200
            GET /get/a HTTP/1.1|Host: localhost|Content-Length: 3|                  ~ 400
            GET /get/a HTTP/1.1|Host: localhost|Transfer-Encoding: chunked|         ~ 400
            POST /post HTTP/1.1|Host: localhost|Transfer-Encoding: xchunked|        ~ 400
            POST /post HTTP/1.1|Host: localhost|Transfer-Encoding: gzip, chunked|   ~ 400
            POST /post HTTP/1.1|Host: localhost|Content-Length: 2|Content-Length: 2|~ 400
            POST /post HTTP/1.1|Host: localhost|Content-Length: 2|Transfer-Encoding: chunked|~ 400
            POST /post HTTP/1.1|Host: elsewhere|Content-Length: 2|                  ~ 403
            POST /post HTTP/1.1|Content-Length: 2|                                  ~ 400
            """)
    void aHeadThatOthersMayReadInAnotherWayIsRefused(String head, int status) throws IOException {
        assertThat(answer(head + "Connection: close||")).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void aBodyThatNobodyWantsHoldsNothing() throws IOException {
        try (Socket first = connection()) {
            first.getOutputStream()
                    .write("GET /slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n".getBytes(UTF_8));
            assertThat(answer("POST /post HTTP/1.1|Host: localhost|Content-Length: 2|Connection: close||hi"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void anAnswerReachesACallerWhoStillSends() throws IOException {
        int length = 3 << 20;
        for (String connection : List.of("keep-alive", "close")) {
            try (Socket socket = connection()) {
                OutputStream out = socket.getOutputStream();
                out.write(("POST /post HTTP/1.1\r\nHost: localhost\r\nConnection: " + connection
                                + "\r\nContent-Length: " + length + "\r\n\r\n")
                        .getBytes(UTF_8));
                for (int sent = 0; sent < length; sent += 1 << 16) {
                    out.write(new byte[1 << 16]);
                }
                assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                        .as(connection)
                        .startsWith("HTTP/1.1 413")
                        .containsOnlyOnce("Connection: close");
            }
        }
    }

    @Test
    void aClientThatTakesTooLongIsDisconnected() throws IOException {
        String post = "POST /post HTTP/1.1|Host: localhost|Content-Length: 9||";
        String get = "GET /get/a HTTP/1.1|Host: localhost||";
        String unwanted = "GET /get/a HTTP/1.1|Host: localhost|Content-Length: 9||";
        record Case(Deadlines deadlines, String request, String answer) {}
        for (Case each : List.of(
                new Case(new Deadlines(SHORT, LONG, LONG, LONG, LONG), "", ""),
                new Case(new Deadlines(SHORT, LONG, LONG, LONG, LONG), get, "HTTP/1.1 200"),
                new Case(new Deadlines(LONG, SHORT, LONG, LONG, LONG), "GET /get/a HTTP/1.1|Host: ", ""),
                new Case(new Deadlines(LONG, LONG, SHORT, LONG, LONG), post, ""),
                new Case(new Deadlines(LONG, LONG, LONG, LONG, SHORT), post, ""),
                new Case(new Deadlines(LONG, LONG, LONG, SHORT, LONG), unwanted, "HTTP/1.1 400"),
                new Case(new Deadlines(LONG, LONG, LONG, LONG, SHORT), "GET /slow HTTP/1.1|Host: localhost||", ""))) {
            server.close();
            start(each.deadlines);
            assertThat(answer(each.request)).as(each.toString()).startsWith(each.answer);
        }
    }
}
