package dev.eddy.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpReaderTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"})
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anAnswerThatStopsHalfWayIsGivenUpAndItsConnectionClosed(String half) throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Boolean> isClosed = CompletableFuture.supplyAsync(() -> answer(listener, half));
            assertThatThrownBy(() -> read(listener.getLocalPort(), SHORT))
                    .isInstanceOf(HttpTimeoutException.class)
                    .hasMessage("no whole answer within 200 ms");
            assertThat(isClosed.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aWholeAnswerIsRead() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Boolean> isClosed = CompletableFuture.supplyAsync(() ->
                    answer(listener, "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\nConnection: close\r\n\r\nnone"));
            HttpResponse<byte[]> answer = read(listener.getLocalPort(), Duration.ofSeconds(20));
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).asString(UTF_8).isEqualTo("none");
            assertThat(isClosed.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aServerThatIsNotThereIsAFailureOfItsOwn() throws Exception {
        int port;
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        assertThatThrownBy(() -> read(port, Duration.ofSeconds(20))).isInstanceOf(ConnectException.class);
    }

    private static HttpResponse<byte[]> read(int port, Duration patience) throws Exception {
        var reader = new HttpReader(patience);
        return reader.answer(reader.ask(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))));
    }

    /** Sends a text, and tells whether the client closes the connection. */
    private static boolean answer(ServerSocket listener, String text) {
        try (Socket socket = listener.accept()) {
            socket.getOutputStream().write(text.getBytes(UTF_8));
            return socket.getInputStream().readAllBytes().length > 0;
        } catch (IOException reset) {
            return true;
        }
    }
}
