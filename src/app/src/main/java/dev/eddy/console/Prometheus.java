package dev.eddy.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.job.BadInputException;
import dev.eddy.record.HttpReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Asks a Prometheus for values over time. */
final class Prometheus {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final URI address;
    private final HttpReader http = new HttpReader(PATIENCE);

    /**
     * Connects at the first question.
     *
     * @param address {@code http://HOST:PORT}, perhaps with a path
     * @throws BadInputException for another form
     */
    Prometheus(String address) {
        this.address = parsed(address);
    }

    private static URI parsed(String address) {
        try {
            URI parsed = new URI(address.endsWith("/") ? address : address + "/");
            if (List.of("http", "https").contains(parsed.getScheme()) && parsed.getHost() != null) {
                return parsed;
            }
        } catch (URISyntaxException e) {
            throw new BadInputException(wrong(address), e);
        }
        throw new BadInputException(wrong(address));
    }

    private static String wrong(String address) {
        return "--prometheus " + address + ": not the address of a Prometheus, such as http://localhost:9090";
    }

    /** Times of an answer, epoch seconds, both ends included. */
    record Times(long from, long until, long step) {
        int count() {
            return (int) ((until - from) / step) + 1;
        }
    }

    /**
     * Asks several questions at once. Each answer has the values by the value of a label, NaN where there is none.
     *
     * @throws UncheckedIOException when one is not answered
     */
    List<Map<String, double[]>> ask(List<Question> questions, Times times) {
        List<CompletableFuture<HttpResponse<byte[]>>> asked = questions.stream()
                .map(question -> http.ask(HttpRequest.newBuilder(uri(question.query(), times))))
                .toList();
        List<Map<String, double[]>> answers = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            answers.add(series(answer(asked.get(i)), questions.get(i).label(), times));
        }
        return answers;
    }

    /**
     * A question in PromQL.
     *
     * @param label whose values tell the series of an answer apart; empty for an answer of one series
     */
    record Question(String query, String label) {}

    private URI uri(String query, Times times) {
        return address.resolve("api/v1/query_range?query=" + URLEncoder.encode(query, UTF_8) + "&start=" + times.from()
                + "&end=" + times.until() + "&step=" + times.step());
    }

    private JsonNode answer(CompletableFuture<HttpResponse<byte[]>> asked) {
        try {
            HttpResponse<byte[]> answer = http.answer(asked);
            JsonNode json = JSON.readTree(answer.body());
            if (answer.statusCode() != OK || !json.path("status").asText().equals("success")) {
                throw new IOException("answer " + answer.statusCode() + " "
                        + json.path("error").asText());
            }
            return json;
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new UncheckedIOException(new IOException(
                    "no Prometheus answers at " + address + ": " + why + "; set its address with --prometheus", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while waiting for Prometheus", e));
        }
    }

    static Map<String, double[]> series(JsonNode answer, String label, Times times) {
        Map<String, double[]> series = new LinkedHashMap<>();
        for (JsonNode result : answer.at("/data/result")) {
            double[] values = new double[times.count()];
            Arrays.fill(values, Double.NaN);
            for (JsonNode pair : result.path("values")) {
                long at = Math.round((pair.path(0).asDouble() - times.from()) / times.step());
                if (at >= 0 && at < values.length) {
                    values[(int) at] = number(pair.path(1).asText());
                }
            }
            series.put(label.isEmpty() ? "" : result.at("/metric/" + label).asText(), values);
        }
        return series;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException infinite) {
            // Prometheus writes +Inf and -Inf.
            return Double.NaN;
        }
    }
}
