package dev.eddy.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.record.Ids;
import dev.eddy.record.JsonRecord;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parameters of a request, decoded. Throws a 400 for a parameter that the route does not take, that comes twice, or that has
 * a value which is not allowed.
 */
public final class Query {
    private final Map<String, String> values = new HashMap<>();

    /**
     * @param path values in the path, encoded
     * @param query values in the query, encoded
     */
    public Query(Route route, Map<String, String> path, Map<String, ? extends Deque<String>> query) {
        // A plus sign is a space in a query, and itself in a path.
        path.forEach((name, value) -> values.put(name, decoded(name, value.replace("+", "%2B"))));
        query.forEach((name, given) -> {
            requireKnown(route, name);
            RequestException.require(given.size() == 1, "parameter " + name + " comes " + given.size() + " times");
            String value = decoded(name, given.peekFirst());
            if (!value.isEmpty()) {
                values.put(name, value);
            }
        });
    }

    private static void requireKnown(Route route, String name) {
        String known = String.join(", ", route.parameters());
        RequestException.require(
                route.parameters().contains(name),
                "parameter " + JsonRecord.shown(name) + " is unknown; this path takes "
                        + (known.isEmpty() ? "no parameters" : known));
    }

    private static String decoded(String name, String value) {
        try {
            return URLDecoder.decode(value, UTF_8);
        } catch (IllegalArgumentException e) {
            throw RequestException.bad("parameter " + name + " has a % without two hexadecimal digits");
        }
    }

    /** The value; null when the parameter is missing or empty. */
    public String text(String name) {
        return values.get(name);
    }

    public String id(String name) {
        return valid(name, values.get(name));
    }

    /** Whether it is true; false when the parameter is missing. */
    public boolean isTrue(String name) {
        String value = values.getOrDefault(name, "false");
        boolean isTrue = value.equals("true");
        RequestException.require(
                isTrue || value.equals("false"), name + " is " + JsonRecord.shown(value) + "; allowed: true, false");
        return isTrue;
    }

    /** A whole number from 0 on; another one when the parameter is missing. */
    public long number(String name, long other) {
        String value = values.get(name);
        RequestException.require(
                value == null || value.matches("\\d{1,18}"),
                name + " is " + JsonRecord.shown(String.valueOf(value)) + "; allowed: a whole number");
        return value == null ? other : Long.parseLong(value);
    }

    /** The ids in a parameter, separated by commas, in their order. */
    public Set<String> ids(String name, int most) {
        Set<String> ids = Arrays.stream(values.getOrDefault(name, "").split(",", -1))
                .filter(id -> !id.isEmpty())
                .map(id -> valid("one of " + name, id))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        RequestException.require(ids.size() <= most, name + " has " + ids.size() + " values; allowed: at most " + most);
        return ids;
    }

    private static String valid(String name, String id) {
        String refusal = Ids.refusal(name, id);
        RequestException.require(refusal == null, refusal);
        return id;
    }
}
