package dev.eddy.control;

import dev.eddy.behaviour.ConfirmedClock;

/**
 * A command to the running job to go through all users.
 *
 * @param id of the command; its phases share it
 * @param number the later command has the higher, see {@link CommandNumbers}
 * @param phase what is to be done with every user
 * @param canonical assign to the nearest centre, without hysteresis: as if nothing had come before
 * @param newEpoch the lists made are newer than any before, even of a job that had seen more events
 * @param asOfMillis instant of the lists to be made
 * @param isAsOfGiven whether who sent the command chose the instant; else it is the append time
 * @param activeWithinMillis only users with an event within this time before the instant get lists; {@link #EVER} for all
 */
public record Command(
        String id,
        long number,
        Phase phase,
        boolean canonical,
        boolean newEpoch,
        long asOfMillis,
        boolean isAsOfGiven,
        long activeWithinMillis) {

    /** Users get lists however long ago their last event was. */
    public static final long EVER = Long.MAX_VALUE;

    /** A command for all users, as of a chosen instant. */
    public Command(String id, long number, Phase phase, boolean canonical, boolean newEpoch, long asOfMillis) {
        this(id, number, phase, canonical, newEpoch, asOfMillis, true, EVER);
    }

    /** A rebuild comes in phases, each sent once the one before has reached everybody. */
    public enum Phase {
        /** Every user's cluster is found anew. */
        ASSIGN,
        /** Every user's lists are made anew. */
        EMIT,
        /** Both in one walk: simpler, but some lists are made before the last user has moved. */
        BOTH;

        public boolean assigns() {
            return this != EMIT;
        }

        public boolean emits() {
            return this != ASSIGN;
        }
    }

    /**
     * The instant that users expire at by this command, {@link Long#MIN_VALUE} for none. Unless an instant was chosen it is not
     * past the users' own clock: on a stream that ended long ago nobody expires because it is late today.
     *
     * @param clockMillis of the users' events
     */
    public long expiresAtMillis(long clockMillis) {
        return isAsOfGiven ? asOfMillis : Math.min(asOfMillis, clockMillis);
    }

    /**
     * Users without an event since this instant get no lists; {@link Long#MIN_VALUE} when all users get some.
     *
     * @param clockMillis of the users' events; {@link ConfirmedClock#UNKNOWN} when not known
     */
    public long listsSinceMillis(long clockMillis) {
        return activeWithinMillis == EVER || clockMillis == ConfirmedClock.UNKNOWN
                ? Long.MIN_VALUE
                : Math.min(asOfMillis, clockMillis) - activeWithinMillis;
    }
}
