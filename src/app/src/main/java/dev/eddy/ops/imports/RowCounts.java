package dev.eddy.ops.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many rows became records, were left out, or were refused, and why. */
public final class RowCounts {
    /** Reasons that are told apart; they may have values in them. */
    private static final int MOST_REASONS = 1_000;

    private static final String OTHERS = "other reasons";

    private long taken;
    private long ignored;
    private long refused;
    private final Map<String, Refusal> refusals = new LinkedHashMap<>();

    /**
     * Rows that were refused for one reason.
     *
     * @param example the first of them
     */
    public record Refusal(String reason, long rows, String example) {}

    void take() {
        taken++;
    }

    void ignore() {
        ignored++;
    }

    /** @param where file and number of the row */
    void refuse(String reason, String where) {
        refused++;
        // What follows the colon is a value.
        String kind = reason.split(": ", 2)[0];
        String key = refusals.size() < MOST_REASONS || refusals.containsKey(kind) ? kind : OTHERS;
        refusals.merge(
                key,
                new Refusal(key, 1, where + ": " + reason),
                (known, one) -> new Refusal(key, known.rows + 1, known.example));
    }

    public long taken() {
        return taken;
    }

    public long ignored() {
        return ignored;
    }

    public long refused() {
        return refused;
    }

    public long rows() {
        return taken + ignored + refused;
    }

    /** The most frequent first. */
    public List<Refusal> refusals() {
        List<Refusal> sorted = new ArrayList<>(refusals.values());
        sorted.sort(Comparator.comparingLong(Refusal::rows).reversed());
        return sorted;
    }
}
