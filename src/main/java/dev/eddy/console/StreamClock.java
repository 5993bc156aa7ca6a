package dev.eddy.console;

import dev.eddy.behaviour.Behaviour;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * What time it is in the stream. Recorded events come late by years when they are replayed: an event of today among them
 * would make all that was before it old.
 */
final class StreamClock {
    private final Supplier<List<Behaviour>> latest;
    private final Clock wall;

    /** @param latest the newest events of the stream */
    StreamClock(Supplier<List<Behaviour>> latest, Clock wall) {
        this.latest = latest;
        this.wall = wall;
    }

    /** Epoch milliseconds. */
    long millis() {
        return millis(wall.millis(), latest.get());
    }

    /** As far behind the wall's clock as the least late of some events was when it came. */
    static long millis(long wallMillis, Collection<Behaviour> events) {
        long late = events.stream()
                .mapToLong(event -> event.appendedAtMillis() - event.atMillis())
                .min()
                .orElse(0);
        return wallMillis - Math.max(0, late);
    }
}
