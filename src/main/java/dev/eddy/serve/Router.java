package dev.eddy.serve;

import io.undertow.util.PathTemplateMatcher;
import java.util.Arrays;
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

    Router() {
        Arrays.stream(Route.values()).map(Route::path).distinct().forEach(path -> byPath.add(path, methodsOf(path)));
    }

    private static Map<String, Route> methodsOf(String path) {
        Map<String, Route> methods = new TreeMap<>();
        Arrays.stream(Route.values())
                .filter(route -> route.path().equals(path))
                .forEach(route -> methods.put(route.method(), route));
        return methods;
    }

    /** @param path encoded, without the query */
    Found find(String method, String path) {
        PathTemplateMatcher.PathMatchResult<Map<String, Route>> match = byPath.match(path);
        if (match == null) {
            return failed(RequestException.of(404, "there is no such path; see /v1/openapi.json"));
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
