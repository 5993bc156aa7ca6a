package dev.eddy.console;

import dev.eddy.access.Scope;
import dev.eddy.job.BadInputException;
import dev.eddy.record.RecordJson;
import dev.eddy.web.Action;
import dev.eddy.web.Answer;
import dev.eddy.web.Failure;
import dev.eddy.web.Lane;
import dev.eddy.web.Query;
import dev.eddy.web.Request;
import dev.eddy.web.Route;
import dev.eddy.web.Route.Work;
import dev.eddy.web.Site;
import dev.eddy.web.WebServer;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.resource.ClassPathResourceManager;
import io.undertow.server.handlers.resource.ResourceHandler;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.webjars.WebJarVersionLocator;

/** The HTTP server of the pages: what it answers, who may ask, and who does the work. */
final class ConsoleServer {
    private static final int READ_THREADS = 8;
    private static final int ASK_THREADS = 8;
    private static final int POST_THREADS = 3;
    private static final int MOST_READS = 256;
    private static final int MOST_QUESTIONS = 128;
    private static final int MOST_POSTS = 16;

    private ConsoleServer() {}

    /**
     * A server that listens once it is started.
     *
     * @throws BadInputException when the tokens or the key store can't be read
     */
    static WebServer of(ConsoleOptions options, Map<Route, Action> pages) {
        Map<Route, Action> actions = new HashMap<>(pages);
        actions.put(
                Route.get(Work.AT_ONCE, "/permissions", Scope.OPEN),
                request -> Answer.json(Permissions.of(options.access(), request.grant())));
        return new WebServer(
                options.listening(),
                new Site(
                        options.access().gate(options.listening().hosts()),
                        actions,
                        Map.of(
                                Work.READ, new Lane("eddy-console-pages", READ_THREADS, MOST_READS),
                                Work.ASK, new Lane("eddy-console-questions", ASK_THREADS, MOST_QUESTIONS),
                                Work.POST, new Lane("eddy-console-posts", POST_THREADS, MOST_POSTS)),
                        ConsoleServer::failure,
                        (route, status, nanos) -> {}),
                ConsoleServer::withFiles);
    }

    /** Data of a page, from memory or Redis, by the parameters that it takes. */
    static Entry<Route, Action> page(String path, Function<Query, Object> data, String... parameters) {
        return Map.entry(
                Route.get(Work.READ, path, Scope.LOOK, parameters),
                request -> Answer.json(data.apply(request.query())));
    }

    /** Data of a page that the job, Kafka, Flink or Prometheus is asked for, by its parameters and when the request came. */
    static Entry<Route, Action> question(String path, BiFunction<Query, Long, Object> data, String... parameters) {
        return Map.entry(
                Route.get(Work.ASK, path, Scope.LOOK, parameters),
                request -> Answer.json(data.apply(request.query(), request.arrivedNanos())));
    }

    /** Does what a person posts. The action takes the body, and the name of the person. */
    static <T> Entry<Route, Action> post(
            String path, Scope scope, Class<T> type, BiFunction<T, String, Object> action) {
        return Map.entry(
                Route.post(Work.POST, path, scope),
                request -> Answer.json(
                        action.apply(body(request, type), request.grant().name())));
    }

    private static <T> T body(Request request, Class<T> type) {
        return RecordJson.decode(request.body(), type)
                .orElseThrow(() -> new BadInputException("the body is not JSON of the expected form"));
    }

    /** Null for a fault of the console. */
    static Failure failure(Throwable thrown) {
        if (thrown instanceof BadInputException) {
            return Failure.bad(thrown.getMessage(), null);
        }
        if (thrown instanceof UncheckedIOException) {
            return Failure.unavailable(thrown.getCause().getMessage());
        }
        // The job, Redis or Kafka is away or refuses the request.
        return thrown instanceof IllegalStateException
                        || thrown instanceof IllegalArgumentException
                        || thrown instanceof KafkaException
                ? Failure.unavailable(thrown.getMessage())
                : null;
    }

    /** Serves the pages and their JavaScript libraries from the class path. */
    private static HttpHandler withFiles(HttpHandler actions) {
        var locator = new WebJarVersionLocator();
        return Handlers.path(files("dev/eddy/console/page").setWelcomeFiles("index.html"))
                .addPrefixPath("/lib/lit-html", library(locator, "lit-html"))
                .addPrefixPath("/lib/uplot", library(locator, "uplot"))
                .addPrefixPath("/api", actions);
    }

    private static HttpHandler library(WebJarVersionLocator locator, String name) {
        return files(WebJarVersionLocator.WEBJARS_PATH_PREFIX + "/" + name + "/" + locator.version(name));
    }

    private static ResourceHandler files(String folder) {
        return new ResourceHandler(new ClassPathResourceManager(ConsoleServer.class.getClassLoader(), folder))
                .setDirectoryListingEnabled(false);
    }
}
