package dev.eddy.console;

import dev.eddy.behaviour.Behaviour;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * The present event time of the stream. It is years behind the wall clock when recorded events are replayed; a posted event
 * with the wall clock's time would make all of them old.
 *
 * @param latest reads the newest events of the stream
 */
record StreamClock(Supplier<List<Behaviour>> latest, Clock wall) {
    long millis() {
        return millis(wall.millis(), latest.get());
    }

    /** The wall clock minus the smallest delay between time and append time of the events. */
    static long millis(long wallMillis, Collection<Behaviour> events) {
        long late = events.stream()
                .mapToLong(event -> event.appendedAtMillis() - event.atMillis())
                .min()
                .orElse(0);
        return wallMillis - Math.max(0, late);
    }
}
