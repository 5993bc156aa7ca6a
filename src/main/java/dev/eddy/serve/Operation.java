package dev.eddy.serve;

import dev.eddy.access.Scope;
import dev.eddy.web.Route;
import dev.eddy.web.Route.Work;
import java.util.ArrayList;
import java.util.List;

/** Every operation of the server: the one declaration of its route, and of its parameters, body and answer in words. */
enum Operation {
    CANDIDATES(
            Work.READ,
            "GET",
            "/v1/users/{id}/candidates",
            Scope.READ,
            "Candidates of a user, filtered and filled up.",
            listsOf(Parameter.USER, Parameter.TAGS, Parameter.ATTRIBUTES),
            null,
            ListAnswer.class),
    CANDIDATES_OF_SEVERAL(
            Work.BATCH,
            "POST",
            "/v1/candidates",
            Scope.READ,
            "Candidates of several users.",
            List.of(),
            BatchBody.class,
            BatchAnswer.class),
    SIMILAR(
            Work.READ,
            "GET",
            "/v1/items/{id}/similar",
            Scope.READ,
            "Items similar to an item.",
            listsOf(Parameter.ITEM),
            null,
            ListAnswer.class),
    GROUP(
            Work.READ,
            "GET",
            "/v1/groups/{id}",
            Scope.READ,
            "The list of a group: a cluster, a segment or users who share an attribute.",
            listsOf(Parameter.GROUP),
            null,
            ListAnswer.class),
    POPULAR(
            Work.READ,
            "GET",
            "/v1/popular",
            Scope.READ,
            "The list for everybody.",
            Parameter.OF_LISTS,
            null,
            ListAnswer.class),
    EVENTS(
            Work.POST,
            "POST",
            "/v1/events",
            Scope.POST,
            "Takes one event, or an array of at most 1,000, into Kafka.",
            List.of(),
            Object.class,
            EventsAnswer.class),
    OPEN_API(
            Work.AT_ONCE,
            "GET",
            "/v1/openapi.json",
            Scope.OPEN,
            "This description of all routes.",
            List.of(),
            null,
            Object.class),
    LIVE(
            Work.AT_ONCE,
            "GET",
            "/health/live",
            Scope.OPEN,
            "Whether the process answers.",
            List.of(),
            null,
            HealthAnswer.class),
    READY(
            Work.AT_ONCE,
            "GET",
            "/health/ready",
            Scope.OPEN,
            "Whether lists can be answered; 503 with the reasons when they can not.",
            List.of(),
            null,
            HealthAnswer.class),
    METRICS(
            Work.AT_ONCE,
            "GET",
            "/metrics",
            Scope.OPERATE,
            "Metrics in the text format of Prometheus.",
            List.of(),
            null,
            String.class);

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
            String method,
            String path,
            Scope scope,
            String text,
            List<Parameter> parameters,
            Class<?> body,
            Class<?> answer) {
        List<String> inQuery = parameters.stream()
                .filter(parameter -> !parameter.isInPath())
                .map(Parameter::name)
                .toList();
        this.route = new Route(work, method, path, scope, inQuery, body != null);
        this.text = text;
        this.parameters = parameters;
        this.body = body;
        this.answer = answer;
    }

    private static List<Parameter> listsOf(Parameter inPath, Parameter... others) {
        List<Parameter> all = new ArrayList<>(List.of(inPath));
        all.addAll(Parameter.OF_LISTS);
        all.addAll(List.of(others));
        return List.copyOf(all);
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
