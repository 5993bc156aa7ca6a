package dev.eddy.console;

import dev.eddy.access.Scope;
import dev.eddy.web.Besieged;
import dev.eddy.web.HostileClient.Target;
import dev.eddy.web.Listening;
import dev.eddy.web.WebServer;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lives")
class HostileClientTest {
    /** Work of the processor as for the largest table. */
    private static Object table() {
        return IntStream.range(0, 2_000)
                .boxed()
                .sorted(Comparator.comparing(i -> Integer.toString(i)))
                .toList();
    }

    @Test
    void othersSeeTheirPagesWhateverAClientDoes() throws IOException {
        WebServer server = ConsoleServer.of(
                ConsoleServerTest.options(Listening.onLoopback(0)),
                Map.ofEntries(
                        ConsoleServer.page("/status", query -> List.of("fine")),
                        ConsoleServer.page("/table", query -> table()),
                        ConsoleServer.post("/events", Scope.POST, EventPosts.Post.class, (post, who) -> post)));
        try (server) {
            server.start();
            var client = new ConsoleClient(server.address());
            var target = new Target(
                    server.address(),
                    "/api/status",
                    "/api/events",
                    "/lib/uplot/dist/uPlot.iife.js",
                    "GET /api/table HTTP/1.1\r\n\r\n");
            Besieged.check(
                    "console",
                    target,
                    ConsoleServerTest.TOKEN,
                    () -> client.get("status").status(),
                    () -> client.page("").statusCode());
        }
    }
}
