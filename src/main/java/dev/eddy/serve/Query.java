package dev.eddy.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.client.CandidateQuery;
import dev.eddy.record.Ids;
import dev.eddy.record.JsonRecord;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parameters of a request, decoded. Throws a 400 for a parameter that the route does not take, that comes twice, or that has
 * a value which is not allowed.
 */
final class Query {
    private final Map<String, String> values = new HashMap<>();

    /**
     * @param path values in the path, encoded
     * @param query values in the query, encoded
     */
    Query(Route route, Map<String, String> path, Map<String, ? extends Deque<String>> query) {
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
        for (Parameter parameter : route.parameters()) {
            if (!parameter.isInPath() && parameter.name().equals(name)) {
                return;
            }
        }
        String known = route.parameters().stream()
                .filter(parameter -> !parameter.isInPath())
                .map(Parameter::name)
                .collect(Collectors.joining(", "));
        throw RequestException.bad("parameter " + JsonRecord.shown(name) + " is unknown; this path takes "
                + (known.isEmpty() ? "no parameters" : known));
    }

    private static String decoded(String name, String value) {
        try {
            return URLDecoder.decode(value, UTF_8);
        } catch (IllegalArgumentException e) {
            throw RequestException.bad("parameter " + name + " has a % without two hexadecimal digits");
        }
    }

    /** The id in the path. */
    String id() {
        return valid("id", values.get("id"));
    }

    boolean explain() {
        String value = values.getOrDefault("explain", "false");
        boolean isTrue = value.equals("true");
        RequestException.require(
                isTrue || value.equals("false"), "explain is " + JsonRecord.shown(value) + "; allowed: true, false");
        return isTrue;
    }

    /** The question for a list. */
    CandidateQuery candidates() {
        String n = values.get("n");
        return CandidateQuery.first(n == null ? Parameter.DEFAULT_CANDIDATES : Parameter.count(n))
                .withFilter(values.getOrDefault("filter", ""))
                .withExclude(ids("exclude", Parameter.MOST_EXCLUDED))
                .withPage(values.get("page"))
                .withDeclaredTags(ids("tags", Parameter.MOST_TAGS))
                .withAttributes(attributes());
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String each : ids("attributes", Parameter.MOST_ATTRIBUTES)) {
            int equals = each.indexOf('=');
            RequestException.require(
                    equals > 0 && equals < each.length() - 1,
                    "one of attributes is " + JsonRecord.shown(each) + "; allowed: NAME=VALUE");
            attributes.put(each.substring(0, equals), each.substring(equals + 1));
        }
        return attributes;
    }

    /** The ids in a parameter, separated by commas, in their order. */
    private Set<String> ids(String name, int most) {
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
