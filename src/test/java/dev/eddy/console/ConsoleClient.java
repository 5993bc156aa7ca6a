package dev.eddy.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks a console as its pages do. */
public final class ConsoleClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    /**
     * What came back.
     *
     * @param status of HTTP
     */
    public record Answer(int status, JsonNode json) {}

    public ConsoleClient(Console console) {
        this(console.address());
    }

    ConsoleClient(URI address) {
        this.address = address.resolve("/");
    }

    public Answer get(String question) {
        return send(HttpRequest.newBuilder(address.resolve("api/" + question)));
    }

    /**
     * Posts JSON.
     *
     * @param token null for none
     */
    public Answer post(String path, String json, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve("api/" + path)).POST(HttpRequest.BodyPublishers.ofString(json));
        return send(token == null ? request : request.header("X-Eddy-Token", token));
    }

    /** A file of the pages. */
    HttpResponse<String> page(String file) {
        return answer(HttpRequest.newBuilder(address.resolve(file)));
    }

    private Answer send(HttpRequest.Builder request) {
        HttpResponse<String> answer = answer(request);
        try {
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
