package dev.eddy.user;

/**
 * Bounds how many users a task walks in a second, and how many of them move to another cluster, and spreads their buckets over
 * it, so that events keep flowing between. A bucket that comes too early is given a turn: if all asked again at once, that
 * alone would hold up events.
 */
final class WalkPace {
    /** What was missed, such as during a checkpoint, is made up for no further: at once it would hold up events as well. */
    private static final double FORGIVEN_MILLIS = 50;

    /** A sweep slows down for users whom their events move meanwhile, but goes on, however many these are. */
    private static final int SLOWER_AT_MOST = 4;

    /** How much the last bucket counts in the mean. */
    private static final double NEWEST = .1;

    private final double millisPerUser;
    private final double millisPerMove;
    private double walkedUntilMillis = Double.NEGATIVE_INFINITY;
    private double givenUntilMillis = Double.NEGATIVE_INFINITY;
    /** That the last buckets took of the time. */
    private double meanMillis;
    /** Users since the last bucket. */
    private int movedByEvents;

    WalkPace(int usersPerSecond, int movesPerSecond) {
        this.millisPerUser = 1_000.0 / usersPerSecond;
        this.millisPerMove = 1_000.0 / movesPerSecond;
    }

    /** Whether another bucket may be walked now. */
    boolean allows(long nowMillis) {
        return nowMillis >= walkedUntilMillis;
    }

    /** A bucket of so many users was walked, of whom some moved. */
    void walked(int users, int moves, long nowMillis) {
        double ownMillis = users * millisPerUser + moves * millisPerMove;
        double millis = Math.min(ownMillis + movedByEvents * millisPerMove, SLOWER_AT_MOST * ownMillis);
        movedByEvents = 0;
        walkedUntilMillis = Math.max(walkedUntilMillis, nowMillis - FORGIVEN_MILLIS) + millis;
        meanMillis += (meanMillis == 0 ? 1 : NEWEST) * (millis - meanMillis);
    }

    /** An event moved its user to another cluster: just after a swap most do, and the sweep can wait. */
    void eventMoved() {
        movedByEvents++;
    }

    /** When a bucket that may not be walked now should ask again: behind all that were told so before. */
    long turn(long nowMillis) {
        givenUntilMillis = Math.max(givenUntilMillis, Math.max((double) nowMillis, walkedUntilMillis));
        long turn = (long) Math.ceil(givenUntilMillis);
        givenUntilMillis += Math.max(millisPerUser, meanMillis);
        return turn;
    }
}
