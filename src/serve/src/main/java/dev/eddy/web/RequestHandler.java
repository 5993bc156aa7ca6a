package dev.eddy.web;

import dev.eddy.access.Grant;
import dev.eddy.access.TokenBucket;
import dev.eddy.web.Router.Found;
import io.undertow.io.DefaultIoCallback;
import io.undertow.io.IoCallback;
import io.undertow.io.Receiver;
import io.undertow.io.Sender;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.XnioExecutor;

/** Takes every request: finds its route, checks the token, waits for the body, and has the action answer on a thread that may wait. */
final class RequestHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);
    private static final int LOGS_PER_SECOND = 10;
    private static final HttpString REQUEST_ID = new HttpString("X-Request-Id");
    private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final HttpString TOKEN = new HttpString("X-Eddy-Token");

    /** Bytes under way of all clients. */
    private static final long MOST_BYTES = 64L << 20;
    /** What an exchange takes of the memory besides its body. */
    private static final int LEAST_BYTES = 16 * 1024;

    private static final IoCallback END = new DefaultIoCallback() {
        @Override
        public void onComplete(HttpServerExchange exchange, Sender sender) {
            if (!exchange.isRequestComplete()) {
                // Undertow reads what is left of a body only where the connection goes on. Else it resets it, and the
                // answer can be lost.
                exchange.setPersistent(true);
                exchange.addExchangeCompleteListener((done, next) -> {
                    done.setPersistent(false);
                    next.proceed();
                });
            }
            super.onComplete(exchange, sender);
        }
    };

    private final TokenBucket logs = new TokenBucket(LOGS_PER_SECOND, System::nanoTime);
    private final Shares bytes = new Shares(MOST_BYTES);
    private final Router router;
    private final Site site;
    private final Deadlines deadlines;

    RequestHandler(Site site, Deadlines deadlines) {
        this.router = new Router(site.actions().keySet());
        this.site = site;
        this.deadlines = deadlines;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        Found found = router.find(exchange.getRequestMethod().toString(), exchange.getRelativePath());
        var call = new Call(exchange, found);
        exchange.addExchangeCompleteListener((done, next) -> {
            call.end();
            next.proceed();
        });
        call.attempt(call::begin);
    }

    /** A step of answering that may fail. */
    private interface Step {
        void run() throws Exception;
    }

    /** A request on its way to its answer. */
    private final class Call {
        private final long arrivedNanos = System.nanoTime();
        private final HttpServerExchange exchange;
        private final Found found;
        private final String id;
        private Grant grant = Grant.OF_ALL;
        private long heldBytes;

        Call(HttpServerExchange exchange, Found found) {
            this.exchange = exchange;
            this.found = found;
            this.id = requestId(exchange.getRequestHeaders().getFirst(REQUEST_ID));
            exchange.getResponseHeaders().put(REQUEST_ID, id);
        }

        void begin() throws RequestTooBigException {
            if (found.failure() != null) {
                throw found.failure();
            }
            Route route = found.route();
            grant = site.gate().check(route.scope(), credentials(exchange));
            requireCleanHead(exchange, route.hasBody());
            var query = new Query(route, found.parameters(), exchange.getQueryParameters());
            if (route.hasBody()) {
                receive(body -> work(route, query, body));
            } else {
                work(route, query, new byte[0]);
            }
        }

        /** Reads a body without a thread and without a place, and for a bounded time. */
        private void receive(Consumer<byte[]> next) throws RequestTooBigException {
            long length = exchange.getRequestContentLength();
            if (length > Request.MOST_BODY_BYTES) {
                throw new RequestTooBigException();
            }
            hold(length < 0 ? Request.MOST_BODY_BYTES : length);
            XnioExecutor.Key deadline = Deadlines.set(exchange, deadlines.body());
            Receiver receiver = exchange.getRequestReceiver();
            receiver.setMaxBufferSize(Request.MOST_BODY_BYTES);
            receiver.receiveFullBytes(
                    (received, body) -> {
                        deadline.remove();
                        attempt(() -> next.accept(body));
                    },
                    (received, error) -> {
                        deadline.remove();
                        attempt(() -> {
                            throw error;
                        });
                    });
        }

        private void work(Route route, Query query, byte[] body) {
            var request = new Request(id, grant, query, body, arrivedNanos);
            Lane lane = site.lanes().get(route.work());
            if (lane == null) {
                // Answers without work are small, and must come whoever else holds bytes.
                attempt(() -> send(site.actions().get(route).answer(request)));
                return;
            }
            exchange.dispatch(lane.enter(grant.owner()), (HttpHandler) same -> attempt(() -> {
                Answer answer = site.actions().get(route).answer(request);
                hold(answer.body().length);
                send(answer);
            }));
        }

        /** Counts bytes that stay in memory until the client has sent or read them. */
        private void hold(long length) {
            bytes.take(grant.owner(), length + LEAST_BYTES);
            heldBytes += length + LEAST_BYTES;
        }

        void attempt(Step step) {
            try {
                step.run();
            } catch (Throwable e) {
                fail(e);
            }
        }

        private void fail(Throwable thrown) {
            Failure failure = Failure.of(thrown, site.failures());
            if (failure.isWorthALog() && logs.take() == 0) {
                String request = exchange.getRequestMethod() + " " + exchange.getRelativePath();
                // A service that is away needs no trace of the stack.
                Throwable trace = failure.status() == 500 ? thrown : null;
                LOG.warn("request {} failed: {}: {}", id, request, thrown.toString(), trace);
            }
            failure.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
            dropBody();
            send(Answer.json(failure.status(), new ErrorAnswer(failure.message(), failure.position(), null, null, id)));
        }

        /** Reads the rest of the body and drops it, since most callers see the answer only after sending all. Then the connection ends. */
        private void dropBody() {
            if (!exchange.isRequestComplete()) {
                exchange.setPersistent(false);
                XnioExecutor.Key unused = Deadlines.set(exchange, deadlines.drop());
            }
        }

        private void send(Answer answer) {
            exchange.setStatusCode(answer.status());
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, answer.contentType());
            exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
            exchange.getResponseSender().send(ByteBuffer.wrap(answer.body()), END);
        }

        void end() {
            bytes.give(grant.owner(), heldBytes);
            site.listener().answered(found.route(), exchange.getStatusCode(), System.nanoTime() - arrivedNanos);
        }
    }

    /** Throws a 400 for a body that the path does not take, and for a head that others may read in another way. */
    private static void requireCleanHead(HttpServerExchange exchange, boolean mayHaveBody) {
        // Undertow drops all from the semicolon on. The rest could be another user's id.
        RequestException.require(
                exchange.getRequestURI().indexOf(';') < 0, "the path has a semicolon; write it as %3B");
        HeaderMap head = exchange.getRequestHeaders();
        boolean isChunked = head.contains(Headers.TRANSFER_ENCODING);
        boolean isPlain = !isChunked
                || (head.get(Headers.TRANSFER_ENCODING).size() == 1
                        && head.getFirst(Headers.TRANSFER_ENCODING).equalsIgnoreCase("chunked"));
        boolean hasOneLength = !head.contains(Headers.CONTENT_LENGTH)
                || (!isChunked && head.get(Headers.CONTENT_LENGTH).size() == 1);
        RequestException.require(
                isPlain && hasOneLength, "send one Content-Length, or Transfer-Encoding: chunked, and nothing else");
        RequestException.require(
                mayHaveBody || (!isChunked && exchange.getRequestContentLength() <= 0), "this path takes no body");
    }

    /** The caller's own if it is short and harmless in a log, else a new one. */
    private static String requestId(String given) {
        return given != null && USABLE_ID.matcher(given).matches()
                ? given
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    private static Gate.Credentials credentials(HttpServerExchange exchange) {
        HeaderMap head = exchange.getRequestHeaders();
        return new Gate.Credentials(
                head.getFirst(Headers.HOST),
                head.getFirst(Headers.ORIGIN),
                head.getFirst(Headers.AUTHORIZATION),
                head.getFirst(TOKEN));
    }
}
