package dev.eddy.ops.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.format.FieldPath;
import dev.eddy.job.BadInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows to leave out, by the value of a column: a test account, crawlers. Counts what it has found. */
public final class LeftOutRows implements Predicate<JsonNode> {
    private final List<Entry> entries = new ArrayList<>();

    private static final class Entry {
        private final String text;
        private final String column;
        private final FieldPath path;
        private final Pattern values;
        private boolean hasColumn;
        private long rows;

        private Entry(String text, int equals) {
            this.text = text;
            this.column = text.substring(0, equals);
            this.path = FieldPath.of(column);
            this.values = StarPattern.of(text.substring(equals + 1));
        }

        /** An empty value is one; a column that is not there has none. */
        private boolean leavesOut(JsonNode row) {
            JsonNode flat = row.get(column);
            JsonNode value = flat == null ? path.in(row) : flat;
            if (value == null) {
                return false;
            }
            hasColumn = true;
            boolean isLeftOut =
                    values.matcher(value.isNull() ? "" : value.asText()).matches();
            if (isLeftOut) {
                rows++;
            }
            return isLeftOut;
        }
    }

    /**
     * Reads entries.
     *
     * @param entries as {@code COLUMN=VALUE}, with dots in the column for a value inside others; a {@code *} in the value stands for any
     *     text
     * @throws BadInputException for another text
     */
    public LeftOutRows(List<String> entries) {
        for (String each : entries) {
            int equals = each.indexOf('=');
            BadInputException.require(
                    equals > 0, "--leave-out " + each + ": is not COLUMN=VALUE, as in --leave-out account=test");
            this.entries.add(new Entry(each, equals));
        }
    }

    /** Whether a row, a JSON object, is to be left out. */
    @Override
    public boolean test(JsonNode row) {
        boolean isLeftOut = false;
        for (Entry entry : entries) {
            isLeftOut |= entry.leavesOut(row);
        }
        return isLeftOut;
    }

    /** How many rows each entry has left out, in the order of the entries. A row may be left out by several. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        entries.forEach(entry -> counts.put(entry.text, entry.rows));
        return counts;
    }

    /** The columns of entries that no row has had. */
    Set<String> missingColumns() {
        return entries.stream()
                .filter(entry -> !entry.hasColumn)
                .map(entry -> entry.column)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
