package dev.eddy.serve;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.client.CandidateQuery;
import dev.eddy.record.Ids;
import dev.eddy.record.JsonRecord;
import dev.eddy.web.RequestException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;

/** The body of a question for the lists of several users. */
record BatchBody(
        @JsonPropertyDescription("Ids of at most 100 users.")
        List<String> userIds,

        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription("Most candidates of each user, 1 to 500; 50 by default.")
        Integer n,

        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription("Condition that the candidates meet; without it, all do.")
        String filter,

        @JsonInclude(Include.NON_NULL) @JsonPropertyDescription("Ids of at most 1,000 items that must not come.")
        List<String> exclude,

        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription("Whether each candidate names the channels that recalled it.")
        Boolean explain) {
    static final int MOST_USERS = 100;
    /** Most candidates of all users together. */
    static final int MOST_CANDIDATES = 10_000;

    private static final List<String> FIELDS = List.of("user_ids", "n", "filter", "exclude", "explain");

    /** Throws a 400 for a body of another form. */
    static BatchBody parse(byte[] body) {
        JsonNode json = Json.decode(body);
        RequestException.require(json.isObject(), "the body is not a JSON object; it needs user_ids");
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            RequestException.require(
                    FIELDS.contains(name),
                    "field " + JsonRecord.shown(name) + " is unknown; allowed: " + String.join(", ", FIELDS));
        }
        List<String> users = ids("user_ids", json.path("user_ids"), MOST_USERS);
        RequestException.require(
                !users.isEmpty(), "user_ids is missing; give the ids of 1 to " + MOST_USERS + " users");
        Integer count = json.hasNonNull("n") ? Parameter.count(json.get("n").toString()) : null;
        RequestException.require(
                count == null || users.size() * count <= MOST_CANDIDATES,
                users.size() + " users and n = " + count + " are more than " + MOST_CANDIDATES
                        + " candidates; ask in several parts");
        return new BatchBody(
                users,
                count,
                filter(json.path("filter")),
                ids("exclude", json.path("exclude"), Parameter.MOST_EXCLUDED),
                explain(json.path("explain")));
    }

    CandidateQuery query() {
        return CandidateQuery.first(n == null ? Parameter.DEFAULT_CANDIDATES : n)
                .withFilter(filter == null ? "" : filter)
                .withExclude(new HashSet<>(exclude));
    }

    boolean isExplained() {
        return explain != null && explain;
    }

    private static String filter(JsonNode value) {
        boolean isAbsent = value.isMissingNode() || value.isNull();
        RequestException.require(isAbsent || value.isTextual(), "filter is not text");
        return isAbsent ? null : value.textValue();
    }

    private static Boolean explain(JsonNode value) {
        boolean isAbsent = value.isMissingNode() || value.isNull();
        RequestException.require(isAbsent || value.isBoolean(), "explain is neither true nor false");
        return isAbsent ? null : value.booleanValue();
    }

    /** The ids in an array; a whole number counts as text, as in events. */
    private static List<String> ids(String name, JsonNode value, int most) {
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        RequestException.require(value.isArray(), name + " is not an array of ids");
        RequestException.require(
                value.size() <= most, name + " has " + value.size() + " ids; allowed: at most " + most);
        List<String> ids = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            JsonNode id = value.get(i);
            String where = name + "[" + i + "]";
            RequestException.require(id.isTextual() || id.isIntegralNumber(), where + " is not text");
            String refusal = Ids.refusal(where, id.asText());
            RequestException.require(refusal == null, refusal);
            ids.add(id.asText());
        }
        return ids;
    }
}
