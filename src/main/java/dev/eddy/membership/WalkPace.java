package dev.eddy.membership;

/**
 * Bounds how many users a task walks in a second, and spreads their buckets over it, so that events keep flowing between. A
 * bucket that comes too early is given a turn: if all asked again at once, that alone would hold up events.
 */
final class WalkPace {
    /** What was missed, such as during a checkpoint, is made up for no further: at once it would hold up events as well. */
    private static final double FORGIVEN_MILLIS = 50;

    /** How much the last bucket counts in the mean. */
    private static final double NEWEST = .1;

    private final double millisPerUser;
    private double walkedUntilMillis = Double.NEGATIVE_INFINITY;
    private double givenUntilMillis = Double.NEGATIVE_INFINITY;
    private double meanUsers;

    WalkPace(int usersPerSecond) {
        this.millisPerUser = 1_000.0 / usersPerSecond;
    }

    /** Whether another bucket may be walked now. */
    boolean allows(long nowMillis) {
        return nowMillis >= walkedUntilMillis;
    }

    /** A bucket of so many users was walked. */
    void walked(int users, long nowMillis) {
        walkedUntilMillis = Math.max(walkedUntilMillis, nowMillis - FORGIVEN_MILLIS) + users * millisPerUser;
        meanUsers += (meanUsers == 0 ? 1 : NEWEST) * (users - meanUsers);
    }

    /** When a bucket that may not be walked now should ask again: behind all that were told so before. */
    long turn(long nowMillis) {
        givenUntilMillis = Math.max(givenUntilMillis, Math.max((double) nowMillis, walkedUntilMillis));
        long turn = (long) Math.ceil(givenUntilMillis);
        givenUntilMillis += Math.max(1, meanUsers) * millisPerUser;
        return turn;
    }
}
