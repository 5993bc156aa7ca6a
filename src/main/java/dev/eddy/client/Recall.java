package dev.eddy.client;

import dev.eddy.record.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What {@link RecallClient} has for a user, or of an item.
 *
 * @param version of the list; zeros when it is not the user's own
 * @param generatedAtMillis wall clock of the refresh that made it, epoch milliseconds; 0 when there is nothing
 * @param candidates best first, without items that are taken down
 */
public record Recall(Origin origin, Version version, long generatedAtMillis, List<Candidate> candidates) {

    /** Whose list it is. */
    public enum Origin {
        USER,
        /** Of a cluster that goes with what a user nobody knows has declared. */
        CLUSTER,
        /** For users nobody knows. */
        EVERYBODY,
        /** Of an item: what is similar to it. */
        ITEM,
        /** Nobody's: there is nothing to be had. */
        NOBODY
    }

    static final Recall NOTHING = new Recall(Origin.NOBODY, Version.NONE, 0, List.of());

    /** How long ago the list was made. */
    public Duration age(Instant now) {
        return Duration.between(Instant.ofEpochMilli(generatedAtMillis), now);
    }
}
