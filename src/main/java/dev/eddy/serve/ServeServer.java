package dev.eddy.serve;

import dev.eddy.access.TokenFile;
import dev.eddy.job.BadInputException;
import dev.eddy.thread.DaemonThread;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.server.handlers.encoding.ContentEncodingRepository;
import io.undertow.server.handlers.encoding.EncodingHandler;
import io.undertow.server.handlers.encoding.GzipEncodingProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/** The HTTP server: its threads, limits and routes. */
final class ServeServer implements AutoCloseable {
    /** Threads that wait for Redis; the client has as many connections. */
    static final int READERS = 8;

    private static final int POSTERS = 8;
    private static final int MOST_READS = 1_000;
    /** Each may hold a body of a MiB. */
    private static final int MOST_POSTS = 64;
    /** Each may hold an answer of some MiB, besides. */
    private static final int MOST_BATCHES = 32;

    private static final int MOST_PROBES = 16;

    private static final int MOST_HEAD_BYTES = 64 * 1024;
    private static final int IDLE_MILLIS = 60_000;
    private static final int HEAD_MILLIS = 10_000;
    private static final int UNAVAILABLE = 503;
    private static final long STOP_MILLIS = 5_000;

    private final ServeOptions options;
    private final ExecutorService posters = DaemonThread.pool("eddy-serve-events", POSTERS);
    /** Whoever may ask whether the server is ready takes no thread from lists. */
    private final ExecutorService prober = DaemonThread.pool("eddy-serve-ready", 1);

    private final GracefulShutdownHandler requests;
    private final Undertow server;

    /** @throws BadInputException when the tokens or the key store can't be read */
    ServeServer(ServeOptions options, Lists lists, EventLog events, Readiness readiness, ServeMetrics metrics) {
        // By default, Undertow logs to java.util.logging, which prints messages at the start.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        this.options = options;
        Guard guard = options.tokens() == null
                ? Guard.ofLoopback(options.host())
                : Guard.withTokens(new TokenFile<>(options.tokens(), Scope.FORM, System::nanoTime));
        Map<Route.Work, Lane> lanes = new EnumMap<>(Route.Work.class);
        lanes.put(Route.Work.READ, Lane.of(null, MOST_READS));
        lanes.put(Route.Work.BATCH, Lane.of(null, MOST_BATCHES));
        lanes.put(Route.Work.POST, Lane.of(posters, MOST_POSTS));
        lanes.put(Route.Work.PROBE, Lane.of(prober, MOST_PROBES));
        var handler = new RequestHandler(guard, actions(lists, events, readiness, metrics), lanes, metrics);
        var gzip = new ContentEncodingRepository().addEncodingHandler("gzip", new GzipEncodingProvider(), 1);
        this.requests = new GracefulShutdownHandler(new HttpContinueReadHandler(new EncodingHandler(handler, gzip)));
        this.server = listening(requests);
    }

    private Undertow listening(HttpHandler handler) {
        Undertow.Builder builder = options.keyStore() == null
                ? Undertow.builder().addHttpListener(options.port(), options.host(), handler)
                : Undertow.builder()
                        .addHttpsListener(
                                options.port(),
                                options.host(),
                                KeyStoreFile.read(options.keyStore(), options.keyStorePassword()),
                                handler);
        return builder.setServerOption(UndertowOptions.MAX_ENTITY_SIZE, (long) Request.MOST_DROPPED_BYTES)
                // Undertow decodes no slash: an id with %2F and one with %252F would be the same. Query decodes.
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MOST_HEAD_BYTES)
                .setServerOption(UndertowOptions.IDLE_TIMEOUT, IDLE_MILLIS)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, HEAD_MILLIS)
                .setWorkerThreads(READERS)
                .setIoThreads(1)
                .build();
    }

    private static Map<Route, Action> actions(Lists lists, EventLog events, Readiness readiness, ServeMetrics metrics) {
        var listActions = new ListActions(lists, metrics);
        var eventActions = new EventActions(events, metrics);
        Answer openApi = Answer.jsonText(resource("openapi.json"));
        Answer live = Answer.json(new HealthAnswer(true, List.of()));
        Map<Route, Action> actions = new EnumMap<>(Route.class);
        actions.put(Route.CANDIDATES, listActions::candidates);
        actions.put(Route.CANDIDATES_OF_SEVERAL, listActions::candidatesOfSeveral);
        actions.put(Route.SIMILAR, listActions::similar);
        actions.put(Route.GROUP, listActions::group);
        actions.put(Route.POPULAR, listActions::popular);
        actions.put(Route.EVENTS, eventActions::post);
        actions.put(Route.OPEN_API, request -> openApi);
        actions.put(Route.LIVE, request -> live);
        actions.put(Route.READY, request -> ready(readiness.reasons()));
        actions.put(Route.METRICS, request -> metrics.answer());
        return actions;
    }

    private static Answer ready(List<String> reasons) {
        return Answer.json(reasons.isEmpty() ? Answer.OK : UNAVAILABLE, new HealthAnswer(reasons.isEmpty(), reasons));
    }

    private static byte[] resource(String name) {
        try (InputStream in = ServeServer.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws BadInputException when the port is taken, or the address is not one of this machine */
    void start() {
        BoundServer.start(server, options.host(), options.port());
    }

    /** The address for clients on this machine. */
    URI address() {
        return BoundServer.address(server, options.keyStore() == null ? "http" : "https");
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
        posters.shutdown();
        prober.shutdown();
    }
}
