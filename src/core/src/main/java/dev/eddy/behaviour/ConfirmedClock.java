package dev.eddy.behaviour;

/**
 * Event time that two users have reached: the second highest of the users' newest times. One user with a clock ahead
 * does not move it, and the order of arrival does not change it. The item stage uses items in place of users. The
 * newest time has the hash of its user's id. Both times may be {@link #UNKNOWN}.
 */
public record ConfirmedClock(long confirmedMillis, long newestMillis, int newestUser) {
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** Before the first event. */
    public static final ConfirmedClock NONE = new ConfirmedClock(UNKNOWN, UNKNOWN, 0);

    /** The clock after one more event of a user or an item, always of the same kind. */
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

    /** Whether two users or items have events. */
    public boolean isConfirmed() {
        return confirmedMillis != UNKNOWN;
    }

    /** The confirmed time; the newest time while there is only one user, which cannot affect others. */
    public long confirmedOrNewestMillis() {
        return isConfirmed() ? confirmedMillis : newestMillis;
    }
}
