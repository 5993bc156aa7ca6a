package dev.eddy.serve;

import dev.eddy.client.CandidateQuery;
import dev.eddy.record.JsonRecord;
import dev.eddy.web.Query;
import dev.eddy.web.RequestException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The question for a list in the parameters of a request. */
final class ListQuery {
    private ListQuery() {}

    /** Throws a 400 for a value that is not allowed. */
    static CandidateQuery of(Query query) {
        String n = query.text(Parameter.N.name());
        return CandidateQuery.first(n == null ? Parameter.DEFAULT_CANDIDATES : Parameter.count(n))
                .withFilter(Objects.requireNonNullElse(query.text(Parameter.FILTER.name()), ""))
                .withExclude(query.ids(Parameter.EXCLUDE.name(), Parameter.MOST_EXCLUDED))
                .withPage(query.text(Parameter.PAGE.name()))
                .withDeclaredTags(query.ids(Parameter.TAGS.name(), Parameter.MOST_TAGS))
                .withAttributes(attributes(query));
    }

    private static Map<String, String> attributes(Query query) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String each : query.ids(Parameter.ATTRIBUTES.name(), Parameter.MOST_ATTRIBUTES)) {
            int equals = each.indexOf('=');
            RequestException.require(
                    equals > 0 && equals < each.length() - 1,
                    "one of attributes is " + JsonRecord.shown(each) + "; allowed: NAME=VALUE");
            attributes.put(each.substring(0, equals), each.substring(equals + 1));
        }
        return attributes;
    }
}
