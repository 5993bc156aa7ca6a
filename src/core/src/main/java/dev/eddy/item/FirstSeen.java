package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;
import java.util.concurrent.TimeUnit;

/**
 * The first event of an item, by the two users who had it first: that of the first user, unless all others came more than five years
 * later. Then the clock of the first one was wrong. It is the same for any order and grouping of events.
 *
 * @param atMillis first event of the first user, epoch milliseconds
 * @param user hash of the first user's id
 * @param nextMillis first event of the second user; {@link #NEVER} before it
 * @param nextUser hash of the second user's id
 */
public record FirstSeen(long atMillis, int user, long nextMillis, int nextUser) {
    static final long NEVER = Long.MAX_VALUE;

    private static final long ALONE_MILLIS = TimeUnit.DAYS.toMillis(5 * 365);

    public static FirstSeen of(int user, long atMillis) {
        return new FirstSeen(atMillis, user, NEVER, 0);
    }

    static FirstSeen of(Behaviour event) {
        return of(event.userId().hashCode(), event.atMillis());
    }

    long millis() {
        return nextMillis != NEVER && nextMillis - atMillis > ALONE_MILLIS ? nextMillis : atMillis;
    }

    FirstSeen plus(FirstSeen other) {
        return with(other.user, other.atMillis).with(other.nextUser, other.nextMillis);
    }

    private FirstSeen with(int who, long when) {
        if (when == NEVER) {
            return this;
        }
        if (who == user) {
            return new FirstSeen(Math.min(when, atMillis), user, nextMillis, nextUser);
        }
        if (isBefore(who, when, user, atMillis)) {
            return new FirstSeen(when, who, atMillis, user);
        }
        return isBefore(who, when, nextUser, nextMillis) ? new FirstSeen(atMillis, user, when, who) : this;
    }

    /** The user decides between events of one time, so that their order does not. */
    private static boolean isBefore(int who, long when, int known, long knownMillis) {
        return when != knownMillis ? when < knownMillis : who < known;
    }
}
