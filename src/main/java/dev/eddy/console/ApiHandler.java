package dev.eddy.console;

import dev.eddy.job.BadInputException;
import dev.eddy.record.RecordJson;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a request with JSON, or with {@code {"error": …}} and status 400, 500 or 503. */
record ApiHandler(Question question) implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    /** Computes an answer. */
    interface Question {
        /** A record, or another value that Jackson can write. */
        Object answer(HttpServerExchange exchange) throws Exception;
    }

    record Failure(String error) {}

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        Object answer;
        try {
            answer = question.answer(exchange);
        } catch (BadInputException e) {
            answer = failed(exchange, StatusCodes.BAD_REQUEST, e.getMessage());
        } catch (UncheckedIOException e) {
            answer = failed(
                    exchange, StatusCodes.SERVICE_UNAVAILABLE, e.getCause().getMessage());
        } catch (IllegalStateException | IllegalArgumentException | KafkaException e) {
            // The job, Redis or Kafka is away or refuses the request; this is not an error of the console.
            answer = failed(exchange, StatusCodes.SERVICE_UNAVAILABLE, e.getMessage());
        } catch (Exception e) {
            LOG.error("can't answer {}", exchange.getRequestPath(), e);
            answer = failed(exchange, StatusCodes.INTERNAL_SERVER_ERROR, "failed: " + e);
        }
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseSender().send(ByteBuffer.wrap(RecordJson.encode(answer)));
    }

    static Failure failed(HttpServerExchange exchange, int status, String why) {
        exchange.setStatusCode(status);
        return new Failure(why);
    }
}
