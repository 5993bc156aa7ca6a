package dev.eddy.control;

import dev.eddy.behaviour.ConfirmedClock;

/**
 * A command to the running job to walk all users. Its phases share the id. A later command has a higher number, see
 * {@code ParseCommandFunction.CommandNumbers}. A canonical one assigns each user to the nearest centre, without
 * hysteresis. One with a new epoch makes lists with a higher version than all lists before.
 */
public record Command(String id, long number, Phase phase, boolean canonical, boolean newEpoch, Lists lists)
        implements Control {

    /** Users get lists regardless of the age of their last event. */
    public static final long EVER = Long.MAX_VALUE;

    /**
     * The lists that a command makes, as of an instant, epoch milliseconds: the sender chose it, or it is the append
     * time of the command. Only users with an event within {@code activeWithinMillis} before it get lists;
     * {@link #EVER} for all.
     */
    public record Lists(long asOfMillis, boolean isAsOfGiven, long activeWithinMillis) {}

    /** Part of the work that a command asks for. A rebuild sends a phase after all users have done the one before. */
    public enum Phase {
        /** Assigns every user to a cluster anew. */
        ASSIGN,
        /** Makes the lists of every user anew. */
        EMIT,
        /** Both in one walk. Some lists are made before the last user has moved. */
        BOTH;

        public boolean assigns() {
            return this != EMIT;
        }

        public boolean emits() {
            return this != ASSIGN;
        }
    }

    /** Instant of the lists to make, epoch milliseconds. */
    public long asOfMillis() {
        return lists.asOfMillis;
    }

    /**
     * The instant at which this command expires users, epoch milliseconds. An instant that nobody chose is not later
     * than the users' event time, so a stream that ended long ago loses no users.
     */
    public long expiresAtMillis(long clockMillis) {
        return lists.isAsOfGiven ? lists.asOfMillis : Math.min(lists.asOfMillis, clockMillis);
    }

    /** Users without an event since this instant get no lists; {@link Long#MIN_VALUE} when all users get lists. */
    public long listsSinceMillis(long clockMillis) {
        return lists.activeWithinMillis == EVER || clockMillis == ConfirmedClock.UNKNOWN
                ? Long.MIN_VALUE
                : Math.min(lists.asOfMillis, clockMillis) - lists.activeWithinMillis;
    }
}
