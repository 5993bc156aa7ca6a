package dev.eddy.client;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** Reads the texts of lists: only lists that are whole and fresh, without items taken down. Counts the others. */
final class FreshLists {
    private final ClientOptions options;
    private final Clock clock;
    private final SharedCache shared;
    private final LongAdder corrupted = new LongAdder();
    private final LongAdder stale = new LongAdder();

    FreshLists(ClientOptions options, Clock clock, SharedCache shared) {
        this.options = options;
        this.clock = clock;
        this.shared = shared;
    }

    /** The list in a text; {@link Recall#NOTHING} when it is missing (null), corrupted, too old or empty. */
    Recall of(Recall.Origin origin, String text) {
        StoredList list = CandidateCodec.decode(text).orElse(null);
        if (list == null) {
            corrupted.add(text == null ? 0 : 1);
            return Recall.NOTHING;
        }
        // The empty list of a user merged into another is never made again.
        if (!list.candidates().isEmpty()
                && list.generatedAtMillis() < clock.millis() - options.maxAge().toMillis()) {
            stale.increment();
            return Recall.NOTHING;
        }
        return withoutDown(
                new Recall(origin, list.version(), list.generatedAtMillis(), list.candidates(), list.variant()));
    }

    /** A list without the items that are down now; {@link Recall#NOTHING} when it is empty then. */
    Recall withoutDown(Recall list) {
        Set<String> down = shared.down();
        return down.isEmpty() && !list.candidates().isEmpty() ? list : list.only(itemId -> !down.contains(itemId));
    }

    /** Counts a value that Eddy did not write. */
    void addCorrupted() {
        corrupted.increment();
    }

    long corrupted() {
        return corrupted.sum();
    }

    long stale() {
        return stale.sum();
    }
}
