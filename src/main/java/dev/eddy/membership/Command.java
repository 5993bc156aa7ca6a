package dev.eddy.membership;

/**
 * A command to the running job to go through all users.
 *
 * @param id of the command; its phases share it
 * @param number one more than the record's offset: the later command has the higher
 * @param phase what is to be done with every user
 * @param canonical assign to the nearest centre, without hysteresis: as if nothing had come before
 * @param newEpoch the lists made are newer than any before, even of a job that had seen more events
 * @param asOfMillis instant of the lists to be made
 */
public record Command(String id, long number, Phase phase, boolean canonical, boolean newEpoch, long asOfMillis) {

    /** A rebuild comes in phases, each sent once the one before has reached everybody. */
    public enum Phase {
        /** Every user's cluster is found anew. */
        ASSIGN,
        /** Every user's lists are made anew. */
        EMIT,
        /** Both in one walk: simpler, but some lists are made before the last user has moved. */
        BOTH;

        boolean assigns() {
            return this != EMIT;
        }

        boolean emits() {
            return this != ASSIGN;
        }
    }
}
