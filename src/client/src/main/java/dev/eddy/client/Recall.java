package dev.eddy.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * An answer of {@link RecallClient}: a list of items and its origin.
 *
 * @param version of the list; zeros when it is not the user's own
 * @param generatedAtMillis wall clock of the refresh that made it, epoch milliseconds; 0 without a list
 * @param candidates best first, without items that are taken down
 * @param variant name of the variant that ranked it; null for the control, and for lists that are not the user's own
 */
public record Recall(
        Origin origin, Version version, long generatedAtMillis, List<Candidate> candidates, String variant) {

    /** Whose list it is. */
    public enum Origin {
        /** The user's own. */
        USER,
        /** Of the cluster that matches the tags the user declared. */
        CLUSTER,
        /** Of the users who share an attribute. */
        GROUP,
        /** The popular items, for unknown users. */
        EVERYBODY,
        /** Items similar to an item. */
        ITEM,
        /** No list was found. */
        NOBODY
    }

    static final Recall NOTHING = new Recall(Origin.NOBODY, Version.NONE, 0, List.of(), null);

    /** The list of some of its items; {@link #NOTHING} when none is left. */
    Recall only(Predicate<String> isWanted) {
        List<Candidate> left =
                candidates.stream().filter(each -> isWanted.test(each.itemId())).toList();
        return left.isEmpty() ? NOTHING : new Recall(origin, version, generatedAtMillis, left, variant);
    }

    /** Time since the list was made. */
    public Duration age(Instant now) {
        return Duration.between(Instant.ofEpochMilli(generatedAtMillis), now);
    }
}
