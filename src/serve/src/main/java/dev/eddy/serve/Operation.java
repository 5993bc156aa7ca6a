package dev.eddy.serve;

import dev.eddy.access.Scope;
import dev.eddy.serve.EventActions.EventsAnswer;
import dev.eddy.serve.ListActions.BatchAnswer;
import dev.eddy.serve.Readiness.HealthAnswer;
import dev.eddy.web.Route;
import dev.eddy.web.Route.Work;
import java.util.List;
import java.util.stream.Stream;

/** Every operation of the server: the one declaration of its route, and of its parameters, body and answer in words. */
enum Operation {
    CANDIDATES(
            "/v1/users/{id}/candidates",
            "Candidates of a user, filtered and filled up.",
            Parameter.USER,
            Parameter.TAGS,
            Parameter.ATTRIBUTES),
    CANDIDATES_OF_SEVERAL(
            Work.BATCH,
            Scope.READ,
            "/v1/candidates",
            "Candidates of several users.",
            List.of(),
            BatchBody.class,
            BatchAnswer.class),
    SIMILAR("/v1/items/{id}/similar", "Items similar to an item.", Parameter.ITEM),
    GROUP(
            "/v1/groups/{id}",
            "The list of a group: a cluster, a segment or users who share an attribute.",
            Parameter.GROUP),
    POPULAR("/v1/popular", "The list for everybody."),
    EVENTS(
            Work.POST,
            Scope.POST,
            "/v1/events",
            "Takes one event, or an array of at most 1,000, into Kafka.",
            List.of(),
            Object.class,
            EventsAnswer.class),
    OPEN_API("/v1/openapi.json", Scope.OPEN, "This description of all routes.", Object.class),
    LIVE("/health/live", Scope.OPEN, "Whether the process answers.", HealthAnswer.class),
    READY(
            "/health/ready",
            Scope.OPEN,
            "Whether lists can be answered; 503 with the reasons when they can not.",
            HealthAnswer.class),
    METRICS("/metrics", Scope.OPERATE, "Metrics in the text format of Prometheus.", String.class);

    /** Nobody changes it. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Route route;

    private final String text;
    /** Nobody changes them. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Parameter> parameters;

    private final Class<?> body;
    private final Class<?> answer;

    /** @param body null for a request without one; Object for JSON that is declared elsewhere */
    Operation(
            Work work,
            Scope scope,
            String path,
            String text,
            List<Parameter> parameters,
            Class<?> body,
            Class<?> answer) {
        List<String> names = parameters.stream()
                .filter(parameter -> !parameter.isInPath())
                .map(Parameter::name)
                .toList();
        this.route = new Route(work, body == null ? "GET" : "POST", path, scope, names, body != null);
        this.text = text;
        this.parameters = parameters;
        this.body = body;
        this.answer = answer;
    }

    /** An answer that is there at once. */
    Operation(String path, Scope scope, String text, Class<?> answer) {
        this(Work.AT_ONCE, scope, path, text, List.of(), null, answer);
    }

    /** A list. */
    Operation(String path, String text, Parameter... others) {
        this(Work.READ, Scope.READ, path, text, withThoseOfLists(others), null, ListAnswer.class);
    }

    private static List<Parameter> withThoseOfLists(Parameter... others) {
        return Stream.concat(Parameter.OF_LISTS.stream(), Stream.of(others)).toList();
    }

    Route route() {
        return route;
    }

    String text() {
        return text;
    }

    /** Those of the path and of the query. */
    List<Parameter> parameters() {
        return parameters;
    }

    Class<?> body() {
        return body;
    }

    Class<?> answer() {
        return answer;
    }
}
