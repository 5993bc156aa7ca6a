package dev.eddy.neighbours;

import dev.eddy.behaviour.Allowed;
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
        /** They are left out for as long as the user's history has them. */
        FOREVER,
        /** They are left out for a while. */
        WINDOW,
        /** They are recalled like others. */
        OFF
    }

    public FilterOptions {
        Allowed.that(seen != null, "filter.seen", seen, "forever, window, off");
        Allowed.positive("filter.seen-window", seenWindow);
    }

    /** The shipped settings. */
    public static FilterOptions defaults() {
        return new FilterOptions(Seen.FOREVER, Duration.ofDays(30));
    }
}
