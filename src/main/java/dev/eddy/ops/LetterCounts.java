package dev.eddy.ops;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts dead letters by topic and reason. The text after the colon of a reason does not count. */
public final class LetterCounts {
    private final Map<Kind, Row> rows =
            new TreeMap<>(Comparator.comparing(Kind::topic).thenComparing(Kind::reason));

    private record Kind(String topic, String reason) {}

    /**
     * Number of letters of one topic and reason.
     *
     * @param latest time of the last letter
     */
    public record Row(String topic, String reason, long records, Instant latest) {
        private Row plus(Row other) {
            return new Row(
                    topic, reason, records + other.records, latest.isAfter(other.latest) ? latest : other.latest);
        }
    }

    public void add(StoredLetter stored) {
        // The text after the colon describes the single record.
        var kind = new Kind(stored.letter().topic(), stored.letter().reason().replaceFirst(":.*", ""));
        rows.merge(kind, new Row(kind.topic(), kind.reason(), 1, stored.writtenAt()), Row::plus);
    }

    /** The counts, ordered by topic, then reason. */
    public List<Row> rows() {
        return List.copyOf(rows.values());
    }
}
