package dev.eddy.recall.cluster;

import dev.eddy.option.Option;
import dev.eddy.option.Options;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/** Options of the filters for items that the user had, and for items that the user was shown too often. */
public record FilterOptions(
        @Option(key = "filter.seen", defaultValue = "learned", text = """
                Treatment of the items that the user had. With learned, an item is shown once the clicks of the
                cluster say that the user may well come back; this needs scoring.learning. With forever it is left
                out for as long as internal.interest.history-limit keeps it, with window for filter.seen-window, with
                off never. A disliked item is never shown again.""")
        Seen seen,

        @Option(key = "filter.seen-window", defaultValue = "30 d", range = "1 ms to 36500 d", text = """
                Time for which an item is left out when filter.seen is window. A month is long enough not to annoy
                and short enough to remind.""")
        Duration seenWindow,

        @Option(key = "internal.filter.impressions", defaultValue = "20", range = "1 to 1000000", text = """
                Impressions without a click after which an item is left out. With fewer impressions it only loses
                places, as the ranker has learned.""")
        int impressions,

        @Option(
                key = "internal.filter.impressions-half-life",
                defaultValue = "7 d",
                range = "1 ms to 36500 d",
                text = """
                Age of the last impression at which all impressions of an item without a click count half. A shorter
                one suits news, a longer one a library.""")
        Duration impressionsHalfLife)
        implements Serializable {

    /** Treatment of items that the user had. */
    public enum Seen {
        /** An item is left out while it is less likely to be clicked again than {@link ReturnRates#LEAST}. */
        LEARNED,
        /** An item is left out while it is in the user's history. */
        FOREVER,
        /** An item is left out for {@code filter.seen-window}. */
        WINDOW,
        /** An item is recalled like others. */
        OFF
    }

    /** The same options, with {@code FOREVER} in place of {@code LEARNED}. */
    public FilterOptions withoutReturns() {
        return seen == Seen.LEARNED ? with(Seen.FOREVER) : this;
    }

    public FilterOptions with(Seen other) {
        return Options.with(this, Map.of("filter.seen", other));
    }
}
