package dev.eddy.ops;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts dead letters by topic and kind of reason. */
public final class LetterCounts {
    private final Map<Kind, Row> rows =
            new TreeMap<>(Comparator.comparing(Kind::topic).thenComparing(Kind::reason));

    private record Kind(String topic, String reason) {}

    /**
     * Dead letters of one kind.
     *
     * @param latest when the last of them was written
     */
    public record Row(String topic, String reason, long records, Instant latest) {
        private Row plus(Row other) {
            return new Row(
                    topic, reason, records + other.records, latest.isAfter(other.latest) ? latest : other.latest);
        }
    }

    /** Counts one more. */
    public void add(StoredLetter stored) {
        // What follows is about the one record.
        var kind = new Kind(stored.letter().topic(), stored.letter().reason().replaceFirst(":.*", ""));
        rows.merge(kind, new Row(kind.topic(), kind.reason(), 1, stored.writtenAt()), Row::plus);
    }

    /** By topic, then reason. */
    public List<Row> rows() {
        return List.copyOf(rows.values());
    }
}
