package dev.eddy.lab.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The job's options in a soak. Nothing may be kept for longer than a few days, so that the job is in a steady state by the days
 * that are compared. What goes by event time is set in days; what goes by the machine's clock, in days as long as the soak's.
 */
final class SoakSettings {
    private final long dayTakesMillis;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    private SoakSettings(SoakOptions options) {
        this.dayTakesMillis = options.dayTakesMillis();
        byEventTime("interest.expire-after", "3 d");
        byEventTime("internal.popularity.keep-dead", "1 d");
        byClock("internal.popularity.check-every", .25);
        byClock("catalog.keep-dead", 4);
        byClock("catalog.park-for", .3);
        byClock("membership.tombstone-for", 4);
        byClock("serving.ttl", 3);
        with("internal.interest.history-limit", "10");
        with("retrieval.search-every", "1 min");
        with("retrieval.interests", "2");
        with("retrieval.similar-every", "1 h");
        with("internal.retrieval.exact-up-to", Integer.toString(options.exactUpTo()));
    }

    static SoakSettings of(SoakOptions options) {
        return new SoakSettings(options);
    }

    /** By key. */
    Map<String, String> values() {
        return values;
    }

    /** Each option with its value and its clock. */
    List<String> lines() {
        return lines;
    }

    private void byEventTime(String key, String value) {
        values.put(key, value);
        lines.add(key + ": " + value + " of event time");
    }

    private void byClock(String key, double days) {
        long millis = Math.round(days * dayTakesMillis);
        values.put(key, millis + " ms");
        lines.add(key + ": " + millis + " ms by the machine's clock, " + days + " days of the soak");
    }

    private void with(String key, String value) {
        values.put(key, value);
        lines.add(key + ": " + value);
    }
}
