package dev.eddy.behaviour;

/**
 * Event time that at least two users have reached: the second highest of the users' newest times. So the clock of one user,
 * however far ahead, changes nothing for others. It follows from the set of events, whatever their order of arrival. The stage
 * of the items asks for a second item instead.
 *
 * @param confirmedMillis time that a second user has reached; {@link #UNKNOWN} before that
 * @param newestMillis newest time of all; {@link #UNKNOWN} before the first event
 * @param newestUser hash of the id of the user, or item, that has reached {@code newestMillis}
 */
public record ConfirmedClock(long confirmedMillis, long newestMillis, int newestUser) {
    /** No time yet. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** Before the first event. */
    public static final ConfirmedClock NONE = new ConfirmedClock(UNKNOWN, UNKNOWN, 0);

    /**
     * The clock after one more event.
     *
     * @param id of the event's user, or of its item: always of the same kind
     */
    public ConfirmedClock after(String id, long atMillis) {
        int user = id.hashCode();
        if (newestMillis == UNKNOWN) {
            return new ConfirmedClock(UNKNOWN, atMillis, user);
        }
        if (user == newestUser) {
            return atMillis > newestMillis ? new ConfirmedClock(confirmedMillis, atMillis, user) : this;
        }
        if (atMillis > newestMillis) {
            return new ConfirmedClock(newestMillis, atMillis, user);
        }
        return atMillis > confirmedMillis ? new ConfirmedClock(atMillis, newestMillis, newestUser) : this;
    }

    /** Whether two users, or items, have been seen. */
    public boolean isConfirmed() {
        return confirmedMillis != UNKNOWN;
    }

    /** The confirmed time, or the newest while only one user has been seen: it can harm nobody else. */
    public long confirmedOrNewestMillis() {
        return isConfirmed() ? confirmedMillis : newestMillis;
    }
}
