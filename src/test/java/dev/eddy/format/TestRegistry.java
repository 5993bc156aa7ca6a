package dev.eddy.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A schema registry with Confluent's interface, as much of it as readers use. */
public final class TestRegistry implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    static {
        // Else each answer waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final Map<String, String> answers = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();
    private int broken;

    public TestRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /**
     * Adds a schema.
     *
     * @param kind null for Avro, which a registry leaves out
     */
    public synchronized void put(int id, String kind, String schema, String... references) {
        answers.put("/schemas/ids/" + id, json(kind, schema, references));
    }

    /** A schema for references, in its only version. */
    synchronized void putSubject(String subject, String schema, String... references) {
        answers.put("/subjects/" + subject + "/versions/1", json(null, schema, references));
    }

    private static String json(String kind, String schema, String... references) {
        ObjectNode answer = JSON.createObjectNode().put("schema", schema);
        if (kind != null) {
            answer.put("schemaType", kind);
        }
        for (String reference : references) {
            answer.withArray("references")
                    .addObject()
                    .put("name", reference)
                    .put("subject", reference)
                    .put("version", 1);
        }
        return answer.toString();
    }

    /** Answers so many requests with an error of the server. */
    synchronized void breakFor(int requests) {
        broken = requests;
    }

    /** Paths that were asked for. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        String answer = answers.get(path);
        int status = broken > 0 ? 503 : answer == null ? 404 : 200;
        broken = Math.max(0, broken - 1);
        byte[] body = (status == 200 ? answer : "{\"error_code\":40403}").getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
