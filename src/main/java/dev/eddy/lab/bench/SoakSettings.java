package dev.eddy.lab.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Options of the job in a soak. They limit all retention to a few days, so that the job is in a steady state on the compared
 * days. Options in event time are in days; options in real time are in days of the soak's length.
 */
final class SoakSettings {
    private SoakSettings() {}

    /** Values by key. */
    static Map<String, String> of(SoakOptions options) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("interest.expire-after", "3 d");
        values.put("internal.popularity.keep-dead", "1 d");
        values.put("internal.interest.history-limit", "10");
        values.put("retrieval.search-every", "1 min");
        values.put("retrieval.interests", "2");
        values.put("retrieval.similar-every", "1 h");
        values.put("internal.retrieval.exact-up-to", Integer.toString(options.exactUpTo()));
        Map<String, Double> realDays = new LinkedHashMap<>();
        realDays.put("internal.popularity.check-every", .25);
        realDays.put("catalog.keep-dead", 4.0);
        realDays.put("catalog.park-for", .3);
        realDays.put("membership.tombstone-for", 4.0);
        realDays.put("serving.ttl", 3.0);
        realDays.forEach((key, days) -> values.put(key, Math.round(days * options.dayTakesMillis()) + " ms"));
        return values;
    }
}
