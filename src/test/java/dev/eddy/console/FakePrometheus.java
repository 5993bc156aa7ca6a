package dev.eddy.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Answers queries as Prometheus does. */
final class FakePrometheus implements AutoCloseable {
    private final HttpServer server;
    private final List<String> queries = Collections.synchronizedList(new ArrayList<>());
    private final Function<String, String> results;
    private int status = 200;

    /** @param results gives the list of series for a query, in JSON */
    FakePrometheus(Function<String, String> results) throws IOException {
        this.results = results;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/query_range", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), UTF_8);
        queries.add(query);
        String body = status == 200
                ? "{\"status\": \"success\", \"data\": {\"result\": " + results.apply(query) + "}}"
                : "{\"status\": \"error\", \"error\": \"out of memory\"}";
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> queries() {
        return queries;
    }

    void fail() {
        status = 503;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
