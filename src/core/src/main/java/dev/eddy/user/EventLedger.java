package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.record.TextHash;
import java.util.Arrays;

/** The recent events of a user as 64-bit hashes and times (ascending, epoch milliseconds), to find duplicates. */
public record EventLedger(long[] prints, long[] times) {
    static final EventLedger EMPTY = new EventLedger(new long[0], new long[0]);

    /** Whether the ledger has this event at most a window of time earlier or later, in any order of arrival. */
    boolean contains(long print, long atMillis, long windowMillis) {
        for (int i = 0; i < prints.length; i++) {
            if (prints[i] == print && Math.abs(times[i] - atMillis) <= windowMillis) {
                return true;
            }
        }
        return false;
    }

    /** The ledger with one more event, without those before {@code oldestMillis}; above the limit the oldest go. */
    EventLedger with(long print, long atMillis, long oldestMillis, int limit) {
        int from = 0;
        while (from < times.length && times[from] < oldestMillis) {
            from++;
        }
        int at = times.length;
        while (at > from && isAfter(at - 1, print, atMillis)) {
            at--;
        }
        int oldestKept = Math.max(from, times.length - limit + 1);
        if (at < oldestKept) {
            return new EventLedger(
                    Arrays.copyOfRange(prints, oldestKept - 1, prints.length),
                    Arrays.copyOfRange(times, oldestKept - 1, times.length));
        }
        return new EventLedger(inserted(prints, oldestKept, at, print), inserted(times, oldestKept, at, atMillis));
    }

    /** Order by time, then by hash, so that the order of arrival does not matter. */
    private boolean isAfter(int known, long print, long atMillis) {
        return times[known] != atMillis ? times[known] > atMillis : prints[known] > print;
    }

    /** The values from an index on, with one more at another index. */
    static long[] inserted(long[] values, int from, int at, long value) {
        long[] after = new long[values.length - from + 1];
        System.arraycopy(values, from, after, 0, at - from);
        after[at - from] = value;
        System.arraycopy(values, at, after, at - from + 1, values.length - at);
        return after;
    }

    /** Identity of an event of its user: the producer's id, else item, other id or mute, type and time as written. */
    public static long print(Behaviour behaviour) {
        if (behaviour.eventId() != null) {
            return TextHash.of(behaviour.eventId());
        }
        long hash = TextHash.of(TextHash.of(behaviour.type().wireName()), about(behaviour));
        long written = behaviour.writtenMillis();
        return TextHash.of(hash, written) ^ Long.rotateLeft(written * 0x9E3779B97F4A7C15L, 31);
    }

    private static String about(Behaviour behaviour) {
        return switch (behaviour.type()) {
            case MERGE -> behaviour.from();
            case MUTE, UNMUTE ->
                behaviour.mute().kind()
                        + behaviour.mute().name()
                        + behaviour.mute().untilMillis();
            default -> behaviour.itemId() == null ? "" : behaviour.itemId();
        };
    }
}
