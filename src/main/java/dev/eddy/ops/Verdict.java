package dev.eddy.ops;

import dev.eddy.recall.Explanation.ItemPart;
import java.time.Instant;
import java.util.Locale;

/** What came of an item for a user, in words. */
public final class Verdict {
    private Verdict() {}

    /** Such as {@code recalled: rank 3 of 100, score 1.2}. */
    public static String of(ItemPart item) {
        return switch (item.outcome()) {
            case RECALLED ->
                "recalled: rank " + item.rank() + " of " + item.listSize() + ", score " + number(item.score());
            case OUTSCORED ->
                "not recalled: its score, " + number(item.score()) + ", is below that of the last of " + item.listSize()
                        + ", " + number(item.lastScore());
            case NOT_FOUND -> "not recalled: no channel brought it";
            case HAD -> "not recalled: the user had it (filter.seen)";
            case DISLIKED -> "not recalled: the user disliked it";
            case TAKEN_DOWN -> "not recalled: it is taken down";
            case EXPIRED -> "not recalled: it has expired";
            case NOT_YET_PUBLISHED ->
                "not recalled: it comes out at "
                        + Instant.ofEpochMilli(item.facts().availableSinceMillis());
            case NEVER_SEEN -> "not recalled: nothing has happened with it yet, or it is not in the catalogue";
            case UNKNOWN_ITEM -> "not recalled: it is not in the catalogue";
            case UNKNOWN_USER, NOT_ASKED ->
                "not recalled: nobody knows the user, or only that items were shown to them";
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
