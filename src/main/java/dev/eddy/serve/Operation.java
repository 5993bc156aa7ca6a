package dev.eddy.serve;

import dev.eddy.access.Scope;
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
            Route.post(Work.BATCH, "/v1/candidates", Scope.READ),
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
            Route.post(Work.POST, "/v1/events", Scope.POST),
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

    private final Route route;
    private final String text;
    /** Nobody changes them. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Parameter> parameters;

    private final Class<?> body;
    private final Class<?> answer;

    /** @param body null for a request without one; Object for JSON that is declared elsewhere */
    Operation(Route route, String text, List<Parameter> parameters, Class<?> body, Class<?> answer) {
        this.route = route;
        this.text = text;
        this.parameters = parameters;
        this.body = body;
        this.answer = answer;
    }

    /** An answer that is there at once. */
    Operation(String path, Scope scope, String text, Class<?> answer) {
        this(Route.get(Work.AT_ONCE, path, scope), text, List.of(), null, answer);
    }

    /** A list. */
    Operation(String path, String text, Parameter... parameters) {
        this(
                path,
                text,
                Stream.concat(Parameter.OF_LISTS.stream(), Stream.of(parameters))
                        .toList());
    }

    Operation(String path, String text, List<Parameter> parameters) {
        this(
                Route.get(
                        Work.READ,
                        path,
                        Scope.READ,
                        parameters.stream()
                                .filter(parameter -> !parameter.isInPath())
                                .map(Parameter::name)
                                .toArray(String[]::new)),
                text,
                parameters,
                null,
                ListAnswer.class);
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
