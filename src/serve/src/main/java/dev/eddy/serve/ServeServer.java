package dev.eddy.serve;

import dev.eddy.access.Scope;
import dev.eddy.access.TokenFile;
import dev.eddy.access.TokenForm;
import dev.eddy.access.Tokens;
import dev.eddy.client.PageException;
import dev.eddy.filter.FilterException;
import dev.eddy.serve.Readiness.HealthAnswer;
import dev.eddy.web.Action;
import dev.eddy.web.Answer;
import dev.eddy.web.Failure;
import dev.eddy.web.Gate;
import dev.eddy.web.Lane;
import dev.eddy.web.Route;
import dev.eddy.web.Route.Work;
import dev.eddy.web.Site;
import dev.eddy.web.WebServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The HTTP server of lists and events: who may ask it, who does the work, and what the answers are. */
final class ServeServer {
    private static final int READ_THREADS = 12;
    private static final int BATCH_THREADS = 2;
    private static final int POST_THREADS = 8;
    /** Threads that wait for Redis; the client has as many connections. */
    static final int READERS = READ_THREADS + BATCH_THREADS;

    private static final int MOST_READS = 1_000;
    /** Each may hold an answer of some MiB. */
    private static final int MOST_BATCHES = 32;

    private static final int MOST_POSTS = 64;

    private ServeServer() {}

    /**
     * A server that listens once it is started.
     *
     * @param reasons why lists can't be answered; empty when they can
     * @throws dev.eddy.job.BadInputException when the tokens or the key store can't be read
     */
    static WebServer of(
            ServeOptions options, Lists lists, EventLog events, Supplier<List<String>> reasons, ServeMetrics metrics) {
        return new WebServer(
                options.listening(),
                new Site(
                        gate(options),
                        actions(lists, events, reasons, metrics),
                        Map.of(
                                Work.READ, new Lane("eddy-serve-lists", READ_THREADS, MOST_READS),
                                Work.BATCH, new Lane("eddy-serve-batches", BATCH_THREADS, MOST_BATCHES),
                                Work.POST, new Lane("eddy-serve-events", POST_THREADS, MOST_POSTS)),
                        ServeServer::failure,
                        metrics::answered),
                Function.identity());
    }

    private static Gate gate(ServeOptions options) {
        boolean hasTokens = options.tokens() != null;
        return new Gate(
                options.listening().hosts(),
                hasTokens ? Set.of() : Set.of(Scope.READ, Scope.POST, Scope.OPERATE),
                Set.of(),
                hasTokens
                        ? new TokenFile(options.tokens(), TokenForm.OF_PROGRAMS, System::nanoTime)
                        : Tokens.only(null),
                "send the header Authorization: Bearer TOKEN");
    }

    private static Map<Route, Action> actions(
            Lists lists, EventLog events, Supplier<List<String>> reasons, ServeMetrics metrics) {
        var listActions = new ListActions(lists, metrics);
        var eventActions = new EventActions(events, metrics);
        Answer openApi = Answer.jsonText(resource("openapi.json"));
        Answer live = Answer.json(new HealthAnswer(true, List.of()));
        Map<Route, Action> actions = new HashMap<>();
        actions.put(Operation.CANDIDATES.route(), listActions::candidates);
        actions.put(Operation.CANDIDATES_OF_SEVERAL.route(), listActions::candidatesOfSeveral);
        actions.put(Operation.SIMILAR.route(), listActions::similar);
        actions.put(Operation.GROUP.route(), listActions::group);
        actions.put(Operation.POPULAR.route(), listActions::popular);
        actions.put(Operation.EVENTS.route(), eventActions::post);
        actions.put(Operation.OPEN_API.route(), request -> openApi);
        actions.put(Operation.LIVE.route(), request -> live);
        actions.put(Operation.READY.route(), request -> ready(reasons.get()));
        actions.put(Operation.METRICS.route(), request -> metrics.answer());
        return actions;
    }

    /** Only failures that a caller can do something about show their message. Null for a fault of the server. */
    static Failure failure(Throwable thrown) {
        if (thrown instanceof FilterException filter) {
            return Failure.bad(filter.getMessage(), filter.position());
        }
        if (thrown instanceof PageException) {
            return Failure.bad(thrown.getMessage(), null);
        }
        if (thrown instanceof UncheckedIOException) {
            return Failure.unavailable("Redis does not answer; try again");
        }
        return thrown instanceof IllegalArgumentException
                ? Failure.unavailable("Redis refuses the login or the command; the log of the server has the reason")
                : null;
    }

    private static Answer ready(List<String> reasons) {
        return Answer.json(reasons.isEmpty() ? Answer.OK : 503, new HealthAnswer(reasons.isEmpty(), reasons));
    }

    private static byte[] resource(String name) {
        try (InputStream in = ServeServer.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
