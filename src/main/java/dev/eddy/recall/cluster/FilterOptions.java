package dev.eddy.recall.cluster;

import dev.eddy.record.Allowed;
import java.io.Serializable;
import java.time.Duration;

/**
 * Which items a user is not shown again. What the user disliked never is.
 *
 * @param seen what is done with items the user had
 * @param seenWindow how long they are left out when {@link Seen#WINDOW}
 */
public record FilterOptions(Seen seen, Duration seenWindow) implements Serializable {

    /** What is done with items the user had. */
    public enum Seen {
        /** An item is left out while it is less likely to be clicked again than {@link ReturnRates#LEAST}. */
        LEARNED,
        /** They are left out for as long as the user's history has them. */
        FOREVER,
        /** They are left out for a while. */
        WINDOW,
        /** They are recalled like others. */
        OFF
    }

    public FilterOptions {
        Allowed.that(seen != null, "filter.seen", seen, "learned, forever, window, off");
        Allowed.positive("filter.seen-window", seenWindow);
    }

    /** With nothing shown that the user had, where that was to be learned. */
    public FilterOptions withoutReturns() {
        return seen == Seen.LEARNED ? new FilterOptions(Seen.FOREVER, seenWindow) : this;
    }

    /** The shipped settings. */
    public static FilterOptions defaults() {
        return new FilterOptions(Seen.LEARNED, Duration.ofDays(30));
    }
}
