package dev.eddy.serve;

import java.util.ArrayList;
import java.util.List;

/** Takes up to a number of events. */
final class FakeEventLog implements EventLog {
    final List<Entry> taken = new ArrayList<>();
    volatile int room = Integer.MAX_VALUE;

    @Override
    public synchronized Outcome append(List<Entry> entries, long arrivedNanos) {
        int count = Math.min(room, entries.size());
        taken.addAll(entries.subList(0, count));
        return new Outcome(count, count == entries.size() ? null : "the broker is away");
    }
}
