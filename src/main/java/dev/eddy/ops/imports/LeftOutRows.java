package dev.eddy.ops.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.job.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Rows to leave out, by the value of a column: a test account, a crawler. Counts what it has found. */
public final class LeftOutRows implements Predicate<JsonNode> {
    private final List<Entry> entries = new ArrayList<>();

    private static final class Entry {
        private final String column;
        private final String value;
        private long rows;

        private Entry(String column, String value) {
            this.column = column;
            this.value = value;
        }
    }

    /**
     * Reads entries.
     *
     * @param entries as {@code COLUMN=VALUE}
     * @throws BadInputException for another text
     */
    public LeftOutRows(List<String> entries) {
        for (String each : entries) {
            int equals = each.indexOf('=');
            BadInputException.require(
                    equals > 0, "--leave-out " + each + ": is not COLUMN=VALUE, as in --leave-out account=test");
            this.entries.add(new Entry(each.substring(0, equals), each.substring(equals + 1)));
        }
    }

    /** Whether a row, a JSON object, is to be left out. */
    @Override
    public boolean test(JsonNode row) {
        for (Entry entry : entries) {
            if (row.path(entry.column).asText().equals(entry.value)) {
                entry.rows++;
                return true;
            }
        }
        return false;
    }

    /** The entries that no row has had. */
    public List<String> unused() {
        return entries.stream()
                .filter(entry -> entry.rows == 0)
                .map(entry -> entry.column + "=" + entry.value)
                .toList();
    }
}
