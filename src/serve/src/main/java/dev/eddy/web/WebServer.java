package dev.eddy.web;

import dev.eddy.job.BadInputException;
import dev.eddy.web.Route.Work;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.server.handlers.encoding.ContentEncodingRepository;
import io.undertow.server.handlers.encoding.EncodingHandler;
import io.undertow.server.handlers.encoding.GzipEncodingProvider;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import org.xnio.XnioExecutor;

/** An HTTP server: its address, its limits and its deadlines. */
public final class WebServer implements AutoCloseable {
    private static final int MOST_HEAD_BYTES = 64 * 1024;
    /** Most bytes of the rest of a body that nobody wants. */
    private static final long MOST_DROPPED_BYTES = 4L << 20;

    private static final long STOP_MILLIS = 5_000;

    /** Headers that forbid content from other sites, frames, and guesses of content types. */
    private static final Map<HttpString, String> PRECAUTIONS = Map.of(
            new HttpString("Content-Security-Policy"),
                    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            new HttpString("X-Content-Type-Options"), "nosniff",
            new HttpString("Referrer-Policy"), "no-referrer");

    private final Listening listening;
    private final Map<Work, Lane> lanes;
    private final GracefulShutdownHandler requests;
    private final Undertow server;

    /**
     * A server that listens once it is started.
     *
     * @param around puts what else the server answers around the handler of the actions
     * @throws BadInputException when the key store can't be read
     */
    public WebServer(Listening listening, Site site, Function<HttpHandler, HttpHandler> around) {
        this(listening, site, around, Deadlines.USUAL);
    }

    WebServer(Listening listening, Site site, Function<HttpHandler, HttpHandler> around, Deadlines deadlines) {
        // By default, Undertow logs to java.util.logging, which prints messages at the start.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        this.listening = listening;
        this.lanes = site.lanes();
        var gzip = new ContentEncodingRepository().addEncodingHandler("gzip", new GzipEncodingProvider(), 1);
        HttpHandler inside = around.apply(new RequestHandler(site, deadlines));
        this.requests = new GracefulShutdownHandler(
                bounded(new HttpContinueReadHandler(new EncodingHandler(inside, gzip)), deadlines));
        this.server = builder(requests)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MOST_DROPPED_BYTES)
                // Undertow decodes no slash: an id with %2F and one with %252F would be the same. Query decodes.
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MOST_HEAD_BYTES)
                .setServerOption(
                        UndertowOptions.IDLE_TIMEOUT, (int) deadlines.exchange().toMillis())
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, (int)
                        deadlines.idle().toMillis())
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, (int)
                        deadlines.head().toMillis())
                // With it, a client that sends several requests and leaves is an error with a stack trace for each.
                .setServerOption(UndertowOptions.BUFFER_PIPELINED_DATA, false)
                .setWorkerThreads(1)
                .setIoThreads(1)
                .build();
    }

    private Undertow.Builder builder(HttpHandler handler) {
        return listening.keyStore() == null
                ? Undertow.builder().addHttpListener(listening.port(), listening.host(), handler)
                : Undertow.builder()
                        .addHttpsListener(
                                listening.port(),
                                listening.host(),
                                KeyStoreFile.read(listening.keyStore(), listening.keyStorePassword()),
                                handler);
    }

    private static HttpHandler bounded(HttpHandler handler, Deadlines deadlines) {
        return exchange -> {
            PRECAUTIONS.forEach(exchange.getResponseHeaders()::put);
            XnioExecutor.Key unused = Deadlines.set(exchange, deadlines.exchange());
            handler.handleRequest(exchange);
        };
    }

    /** Throws {@link BadInputException} when the port is taken, or the address is not one of this machine. */
    public void start() {
        try {
            server.start();
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() instanceof IOException ? e.getCause() : e;
            throw new BadInputException(
                    "can't listen on " + listening.host() + ":" + listening.port() + ": " + cause.getMessage()
                            + "; give another --port, or --bind",
                    e);
        }
    }

    /** The address for clients on this machine. */
    public URI address() {
        var bound = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        String host = bound.getAddress().isAnyLocalAddress()
                ? "localhost"
                : bound.getAddress().getHostAddress();
        return URI.create((listening.keyStore() == null ? "http" : "https") + "://"
                + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort() + "/");
    }

    /** Answers new requests with a 503, and waits some seconds for those that were taken before. */
    @Override
    public void close() {
        requests.shutdown();
        try {
            requests.awaitShutdown(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop();
        lanes.values().forEach(Lane::close);
    }
}
