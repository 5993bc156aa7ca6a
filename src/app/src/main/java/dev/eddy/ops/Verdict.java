package dev.eddy.ops;

import dev.eddy.item.ItemRecord;
import dev.eddy.recall.Explanation.ItemPart;
import java.time.Instant;
import java.util.Locale;

/** Says in one line why an item is or is not in a user's list. */
public final class Verdict {
    private Verdict() {}

    /** For example {@code recalled: rank 3 of 100, score 1.2000}. */
    public static String of(ItemPart item) {
        return switch (item.outcome()) {
            case RECALLED ->
                "recalled: rank " + item.rank() + " of " + item.listSize() + ", score " + number(item.score());
            case OUTSCORED ->
                "not recalled: its score, " + number(item.score()) + ", is below that of the last of " + item.listSize()
                        + ", " + number(item.lastScore());
            case NOT_FOUND -> "not recalled: no channel recalled it";
            case HAD -> "not recalled: the user has already seen it (filter.seen)";
            case DISLIKED -> "not recalled: the user disliked it";
            case MUTED -> "not recalled: the user has muted its author, its category or one of its tags";
            case SHOWN_TOO_OFTEN ->
                "not recalled: it was shown to the user too often without a click (internal.filter.impressions)";
            case TAKEN_DOWN -> "not recalled: it is taken down";
            case EXPIRED -> "not recalled: it has expired";
            case NOT_YET_PUBLISHED ->
                item.facts().availableSinceMillis() == ItemRecord.NOT_AVAILABLE
                        ? "not recalled: it is not available"
                        : "not recalled: it will be published at "
                                + Instant.ofEpochMilli(item.facts().availableSinceMillis());
            case NEVER_SEEN -> "not recalled: it has no events yet, or is not in the catalogue";
            case UNKNOWN_ITEM -> "not recalled: it is not in the catalogue";
            case UNKNOWN_USER, NOT_ASKED -> "not recalled: the user is unknown, or has only impressions";
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
