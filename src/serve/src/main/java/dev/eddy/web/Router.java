package dev.eddy.web;

import io.undertow.util.PathTemplateMatcher;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Finds the route of a request. */
final class Router {
    private final PathTemplateMatcher<Map<String, Route>> byPath = new PathTemplateMatcher<>();

    /**
     * A route and what stands for its parameters in the path, encoded.
     *
     * @param failure why there is no route; else null
     */
    record Found(Route route, Map<String, String> parameters, RequestException failure) {}

    Router(Collection<Route> routes) {
        Map<String, Map<String, Route>> methods = new HashMap<>();
        routes.forEach(route ->
                methods.computeIfAbsent(route.path(), path -> new TreeMap<>()).put(route.method(), route));
        methods.forEach(byPath::add);
    }

    /** @param path encoded, without the query */
    Found find(String method, String path) {
        PathTemplateMatcher.PathMatchResult<Map<String, Route>> match = byPath.match(path);
        if (match == null) {
            return failed(RequestException.of(404, "there is no such path"));
        }
        Route route = match.getValue().get(method);
        if (route == null) {
            String allowed = String.join(", ", match.getValue().keySet());
            return failed(RequestException.of(405, "this path takes " + allowed + " only")
                    .with("Allow", allowed));
        }
        return new Found(route, match.getParameters(), null);
    }

    private static Found failed(RequestException failure) {
        return new Found(null, Map.of(), failure);
    }
}
