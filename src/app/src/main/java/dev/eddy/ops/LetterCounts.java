package dev.eddy.ops;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts dead letters by topic and reason. The text after the colon of a reason does not count. */
public final class LetterCounts {
    /** By topic, then by reason. */
    private final Map<String, Map<String, Row>> rows = new TreeMap<>();

    /** Number of letters of one topic and reason, and the time of the last one. */
    public record Row(String topic, String reason, long records, Instant latest) {
        private Row plus(Row other) {
            Instant later = latest.isAfter(other.latest) ? latest : other.latest;
            return new Row(topic, reason, records + other.records, later);
        }
    }

    public void add(StoredLetter stored) {
        // The text after the colon describes the single record.
        String reason = stored.letter().reason().replaceFirst(":.*", "");
        var row = new Row(stored.letter().topic(), reason, 1, stored.writtenAt());
        rows.computeIfAbsent(row.topic(), topic -> new TreeMap<>()).merge(reason, row, Row::plus);
    }

    /** The counts, ordered by topic, then reason. */
    public List<Row> rows() {
        return rows.values().stream().flatMap(each -> each.values().stream()).toList();
    }
}
