package dev.eddy.web;

import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * The longest time that a client may take; then its connection is closed.
 *
 * @param idle between two requests
 * @param head of a request, from its first byte to its last one
 * @param body from the head to the last byte
 * @param drop for the rest of a body that nobody wants
 * @param exchange from the head to the last byte of the answer
 */
record Deadlines(Duration idle, Duration head, Duration body, Duration drop, Duration exchange) {
    static final Deadlines USUAL = new Deadlines(
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1));

    /** Closes the connection after a time, unless the key is removed or the exchange has ended. */
    static XnioExecutor.Key set(HttpServerExchange exchange, Duration time) {
        XnioExecutor.Key deadline = exchange.getIoThread()
                .executeAfter(
                        () -> IoUtils.safeClose(exchange.getConnection()), time.toMillis(), TimeUnit.MILLISECONDS);
        exchange.addExchangeCompleteListener((done, next) -> {
            deadline.remove();
            next.proceed();
        });
        return deadline;
    }
}
