package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The events of one user that were folded lately, each as 64 bits, so that the same event is not folded twice.
 *
 * @param prints hashes of the events' identities, in the order of {@code times}
 * @param times event times, ascending, epoch milliseconds
 */
public record EventLedger(long[] prints, long[] times) {
    static final EventLedger EMPTY = new EventLedger(new long[0], new long[0]);

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /**
     * Whether an event with this identity is known whose time is near. Which of two events arrived first does not matter; nor
     * do events in between, as long as the ledger keeps all events of the window.
     *
     * @param windowMillis largest distance in time between two deliveries of one event
     */
    boolean contains(long print, long atMillis, long windowMillis) {
        for (int i = 0; i < prints.length; i++) {
            if (prints[i] == print && Math.abs(times[i] - atMillis) <= windowMillis) {
                return true;
            }
        }
        return false;
    }

    /**
     * The ledger with one more event, without those before {@code oldestMillis} and without the oldest beyond the limit,
     * be it the one that was to be added: an event that comes late does not push out a newer one.
     */
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

    /** Whether a known event stands after another one: by time, then by print, so that the order of arrival is no matter. */
    private boolean isAfter(int known, long print, long atMillis) {
        return times[known] != atMillis ? times[known] > atMillis : prints[known] > print;
    }

    private static long[] inserted(long[] values, int from, int at, long value) {
        long[] after = new long[values.length - from + 1];
        System.arraycopy(values, from, after, 0, at - from);
        after[at - from] = value;
        System.arraycopy(values, at, after, at - from + 1, values.length - at);
        return after;
    }

    /** The identity of an event within its user: the producer's id, else the item, the type and the time (FNV-1a, 64 bits). */
    static long print(Behaviour behaviour) {
        if (behaviour.eventId() != null) {
            return hash(FNV_OFFSET, behaviour.eventId());
        }
        long hash = hash(FNV_OFFSET, behaviour.type().wireName());
        hash = hash(hash, behaviour.itemId() == null ? "" : behaviour.itemId());
        return (hash ^ behaviour.atMillis()) * FNV_PRIME
                ^ Long.rotateLeft(behaviour.atMillis() * 0x9E3779B97F4A7C15L, 31);
    }

    private static long hash(long seed, String text) {
        long hash = seed;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof EventLedger other
                && Arrays.equals(prints, other.prints)
                && Arrays.equals(times, other.times);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(prints) + Arrays.hashCode(times);
    }
}
