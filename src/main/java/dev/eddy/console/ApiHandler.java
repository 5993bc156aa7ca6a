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

/**
 * Answers one kind of question with JSON, and what goes wrong with {@code {"error": …}} and a status that says whose fault it
 * is.
 */
final class ApiHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    private final Question question;

    /** What is asked for. */
    interface Question {
        /** A record, or what else Jackson can write. */
        Object answer(HttpServerExchange exchange) throws Exception;
    }

    private record Failure(String error) {}

    ApiHandler(Question question) {
        this.question = question;
    }

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
            // The job, Redis or Kafka is away, or refuses us: who looks is told, and it is no fault of the console's.
            answer = failed(exchange, StatusCodes.SERVICE_UNAVAILABLE, e.getMessage());
        } catch (Exception e) {
            LOG.error("can't answer {}", exchange.getRequestPath(), e);
            answer = failed(exchange, StatusCodes.INTERNAL_SERVER_ERROR, "failed: " + e);
        }
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseSender().send(ByteBuffer.wrap(RecordJson.encode(answer)));
    }

    private static Failure failed(HttpServerExchange exchange, int status, String why) {
        exchange.setStatusCode(status);
        return new Failure(why);
    }
}
