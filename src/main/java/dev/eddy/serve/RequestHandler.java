package dev.eddy.serve;

import dev.eddy.access.TokenBucket;
import dev.eddy.serve.Router.Found;
import io.undertow.io.Receiver;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/** Takes every request: finds its route, checks the token, reads the body, and has the action answer on a thread that may wait. */
final class RequestHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);
    private static final int LOGS_PER_SECOND = 10;
    private static final HttpString REQUEST_ID = new HttpString("X-Request-Id");
    private static final HttpString NO_SNIFF = new HttpString("X-Content-Type-Options");

    private final Router router = new Router();
    private final TokenBucket logs = new TokenBucket(LOGS_PER_SECOND, System::nanoTime);
    private final Guard guard;
    private final Map<Route, Action> actions;
    private final Map<Route.Work, Lane> lanes;
    private final ServeMetrics metrics;

    /** @param lanes none for work at once */
    RequestHandler(Guard guard, Map<Route, Action> actions, Map<Route.Work, Lane> lanes, ServeMetrics metrics) {
        this.guard = guard;
        this.actions = actions;
        this.lanes = lanes;
        this.metrics = metrics;
    }

    /** A step of answering that may fail. */
    private interface Step {
        void run() throws Exception;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        long begin = System.nanoTime();
        String id = RequestIds.of(exchange.getRequestHeaders().getFirst(REQUEST_ID));
        exchange.getResponseHeaders().put(REQUEST_ID, id);
        Found found = router.find(exchange.getRequestMethod().toString(), exchange.getRelativePath());
        exchange.addExchangeCompleteListener((done, next) -> {
            metrics.answered(found.route(), done.getStatusCode(), System.nanoTime() - begin);
            next.proceed();
        });
        attempt(exchange, id, () -> begin(exchange, id, found));
    }

    private void begin(HttpServerExchange exchange, String id, Found found) throws RequestTooBigException {
        if (found.failure() != null) {
            throw found.failure();
        }
        Route route = found.route();
        guard.check(
                route.scope(),
                exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION),
                exchange.getRequestHeaders().getFirst(Headers.HOST),
                exchange.getRequestHeaders().getFirst(Headers.ORIGIN));
        // Undertow drops all from the semicolon on. The rest could be another user's id.
        RequestException.require(exchange.getPathParameters().isEmpty(), "the path has a semicolon; write it as %3B");
        var query = new Query(route, found.parameters(), exchange.getQueryParameters());
        Lane lane = lanes.get(route.work());
        if (lane != null) {
            lane.enter();
            exchange.addExchangeCompleteListener(leaving(lane));
        }
        if (route.hasBody()) {
            receive(exchange, id, body -> work(exchange, route, lane, new Request(id, query, body)));
        } else {
            work(exchange, route, lane, new Request(id, query, new byte[0]));
        }
    }

    private static ExchangeCompletionListener leaving(Lane lane) {
        return (done, next) -> {
            lane.leave();
            next.proceed();
        };
    }

    /** Takes a body when all of it has come. */
    private interface BodyStep {
        void take(byte[] body);
    }

    /** Reads a body without a thread that waits for it, and for a bounded time: until then it holds a place. */
    private void receive(HttpServerExchange exchange, String id, BodyStep next) throws RequestTooBigException {
        if (exchange.getRequestContentLength() > Request.MOST_BODY_BYTES) {
            throw new RequestTooBigException();
        }
        Receiver receiver = exchange.getRequestReceiver();
        receiver.setMaxBufferSize(Request.MOST_BODY_BYTES);
        XnioExecutor.Key deadline = exchange.getIoThread()
                .executeAfter(
                        () -> IoUtils.safeClose(exchange.getConnection()), Request.BODY_SECONDS, TimeUnit.SECONDS);
        receiver.receiveFullBytes(
                (received, body) -> {
                    deadline.remove();
                    attempt(exchange, id, () -> next.take(body));
                },
                (received, error) -> {
                    deadline.remove();
                    attempt(exchange, id, () -> {
                        throw error;
                    });
                });
    }

    private void work(HttpServerExchange exchange, Route route, Lane lane, Request request) {
        Step step = () -> send(exchange, actions.get(route).answer(request));
        if (lane == null) {
            attempt(exchange, request.id(), step);
        } else {
            exchange.dispatch(lane.executor(), (HttpHandler) same -> attempt(same, request.id(), step));
        }
    }

    private void attempt(HttpServerExchange exchange, String id, Step step) {
        try {
            step.run();
        } catch (Exception e) {
            fail(exchange, id, e);
        }
    }

    private void fail(HttpServerExchange exchange, String id, Exception thrown) {
        Failure failure = Failure.of(thrown);
        if (failure.isWorthALog() && logs.take() == 0) {
            LOG.warn("request {} failed: {} {}", id, exchange.getRequestMethod(), exchange.getRelativePath(), thrown);
        }
        failure.headers().forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        if (exchange.getRequestContentLength() > Request.MOST_DROPPED_BYTES) {
            // The rest of the body is not read, so the connection is of no more use.
            exchange.setPersistent(false);
        }
        send(
                exchange,
                Answer.json(failure.status(), new ErrorAnswer(failure.message(), failure.position(), null, null, id)));
    }

    private static void send(HttpServerExchange exchange, Answer answer) {
        exchange.setStatusCode(answer.status());
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, answer.contentType());
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseHeaders().put(NO_SNIFF, "nosniff");
        exchange.getResponseSender().send(ByteBuffer.wrap(answer.body()));
    }
}
