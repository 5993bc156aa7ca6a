package dev.eddy.user;

/** Bounds the users that a task walks and moves in a second, so that events flow between the buckets. */
final class WalkPace {
    /** Lost time, for example in a checkpoint, that a walk makes up for at most. */
    private static final double FORGIVEN_MILLIS = 50;

    /** Moves by events slow down a walk by this factor at most. */
    private static final int SLOWER_AT_MOST = 4;

    /** Weight of the last bucket in the mean. */
    private static final double NEWEST = .1;

    private final double millisPerUser;
    private final double millisPerMove;
    private double walkedUntilMillis = Double.NEGATIVE_INFINITY;
    private double givenUntilMillis = Double.NEGATIVE_INFINITY;
    /** Mean time of the last buckets. */
    private double meanMillis;
    /** Users that events have moved since the last bucket. */
    private int movedByEvents;

    WalkPace(int usersPerSecond, int movesPerSecond) {
        this.millisPerUser = 1_000.0 / usersPerSecond;
        this.millisPerMove = 1_000.0 / movesPerSecond;
    }

    /** Whether another bucket may be walked now. */
    boolean allows(long nowMillis) {
        return nowMillis >= walkedUntilMillis;
    }

    /** Counts a walked bucket. */
    void walked(int users, int moves, long nowMillis) {
        double ownMillis = users * millisPerUser + moves * millisPerMove;
        double millis = Math.min(ownMillis + movedByEvents * millisPerMove, SLOWER_AT_MOST * ownMillis);
        movedByEvents = 0;
        walkedUntilMillis = Math.max(walkedUntilMillis, nowMillis - FORGIVEN_MILLIS) + millis;
        meanMillis += (meanMillis == 0 ? 1 : NEWEST) * (millis - meanMillis);
    }

    /** Counts an event that moved its user to another cluster. */
    void eventMoved() {
        movedByEvents++;
    }

    /** The instant for a bucket to ask again, after the turns given before. */
    long turn(long nowMillis) {
        givenUntilMillis = Math.max(givenUntilMillis, Math.max((double) nowMillis, walkedUntilMillis));
        long turn = (long) Math.ceil(givenUntilMillis);
        givenUntilMillis += Math.max(millisPerUser, meanMillis);
        return turn;
    }
}
