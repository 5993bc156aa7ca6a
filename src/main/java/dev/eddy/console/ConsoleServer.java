package dev.eddy.console;

import dev.eddy.job.BadInputException;
import dev.eddy.record.RecordJson;
import dev.eddy.serve.BoundServer;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.PathHandler;
import io.undertow.server.handlers.encoding.ContentEncodingRepository;
import io.undertow.server.handlers.encoding.EncodingHandler;
import io.undertow.server.handlers.encoding.GzipEncodingProvider;
import io.undertow.server.handlers.resource.ClassPathResourceManager;
import io.undertow.server.handlers.resource.ResourceHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webjars.WebJarVersionLocator;

/** The HTTP server: maps paths to questions, adds security headers, and checks tokens. */
final class ConsoleServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);
    /** A header of our own, because a proxy with a login uses Authorization. */
    private static final HttpString TOKEN = new HttpString("X-Eddy-Token");

    private static final long LARGEST_POST = 16 * 1024;
    private static final int WORKERS = 8;

    /** Headers that forbid content from other sites, frames, and guesses of content types. */
    private static final Map<HttpString, String> PRECAUTIONS = Map.of(
            new HttpString("Content-Security-Policy"),
                    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            new HttpString("X-Content-Type-Options"), "nosniff",
            new HttpString("Referrer-Policy"), "no-referrer");

    private final ConsoleOptions options;
    private final Undertow server;
    private final Gate gate;
    private final RoutingHandler routes = Handlers.routing();

    ConsoleServer(ConsoleOptions options) {
        // By default, Undertow logs to java.util.logging, which prints messages at the start.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        this.options = options;
        this.gate = new Gate(options.host(), options.access());
        routes.get("/permissions", new ApiHandler(exchange -> gate.permissions(token(exchange))));
        HttpHandler handler = Handlers.path(pages())
                .addPrefixPath(
                        "/api",
                        new BlockingHandler(routes.setInvalidMethodHandler(
                                exchange -> exchange.setStatusCode(StatusCodes.METHOD_NOT_ALLOWED))));
        var gzip = new ContentEncodingRepository().addEncodingHandler("gzip", new GzipEncodingProvider(), 1);
        this.server = Undertow.builder()
                .addHttpListener(options.port(), options.host(), guarded(new EncodingHandler(handler, gzip)))
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, LARGEST_POST)
                .setWorkerThreads(WORKERS)
                .setIoThreads(1)
                .build();
    }

    /** Serves the pages and their JavaScript libraries from the class path. */
    private static HttpHandler pages() {
        var locator = new WebJarVersionLocator();
        return new PathHandler(files("dev/eddy/console/page").setWelcomeFiles("index.html"))
                .addPrefixPath("/lib/lit-html", library(locator, "lit-html"))
                .addPrefixPath("/lib/uplot", library(locator, "uplot"));
    }

    private static HttpHandler library(WebJarVersionLocator locator, String name) {
        return files(WebJarVersionLocator.WEBJARS_PATH_PREFIX + "/" + name + "/" + locator.version(name));
    }

    private static ResourceHandler files(String folder) {
        return new ResourceHandler(new ClassPathResourceManager(ConsoleServer.class.getClassLoader(), folder))
                .setDirectoryListingEnabled(false);
    }

    private static String token(HttpServerExchange exchange) {
        return exchange.getRequestHeaders().getFirst(TOKEN);
    }

    /** Adds a question of a page. */
    ConsoleServer get(String path, Function<Query, Object> question) {
        routes.get(path, new ApiHandler(exchange -> {
            gate.check(Scope.LOOK, token(exchange));
            return question.apply(new Query(exchange.getQueryParameters()));
        }));
        return this;
    }

    /** Adds an action, which gets the body of the post and the name of the person. */
    <T> ConsoleServer post(String path, Scope scope, Class<T> type, BiFunction<T, String, Object> action) {
        routes.post(path, new ApiHandler(exchange -> {
            // Before the body is read: nobody without a token makes the console parse.
            String who = gate.check(scope, token(exchange));
            T body = RecordJson.decode(exchange.getInputStream().readAllBytes(), type)
                    .orElseThrow(() -> new BadInputException("the body is not JSON of the expected form"));
            return action.apply(body, who);
        }));
        return this;
    }

    private HttpHandler guarded(HttpHandler next) {
        return exchange -> {
            PRECAUTIONS.forEach(exchange.getResponseHeaders()::put);
            if (gate.knowsHost(exchange.getRequestHeaders().getFirst(Headers.HOST))) {
                next.handleRequest(exchange);
            } else {
                exchange.setStatusCode(StatusCodes.FORBIDDEN);
                exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
                exchange.getResponseSender().send("this console listens on loopback: use the host name localhost\n");
            }
        };
    }

    /** @throws BadInputException when the port is taken, or the address is not one of this machine */
    void start() {
        BoundServer.start(server, options.host(), options.port());
    }

    URI address() {
        return BoundServer.address(server, "http");
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Answers a request with JSON, or with {@code {"error": …}} and status 400, 500 or 503. */
    private record ApiHandler(Question question) implements HttpHandler {
        /** Computes a record, or another value that Jackson can write. */
        interface Question {
            Object answer(HttpServerExchange exchange) throws Exception;
        }

        private record Failure(String error) {}

        @Override
        public void handleRequest(HttpServerExchange exchange) {
            Object answer;
            try {
                answer = question.answer(exchange);
            } catch (Gate.RefusedException e) {
                answer = failed(exchange, e.status(), e.getMessage());
            } catch (BadInputException e) {
                answer = failed(exchange, StatusCodes.BAD_REQUEST, e.getMessage());
            } catch (UncheckedIOException e) {
                String why = e.getCause().getMessage();
                answer = failed(exchange, StatusCodes.SERVICE_UNAVAILABLE, why);
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
}
