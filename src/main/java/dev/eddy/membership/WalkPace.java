package dev.eddy.membership;

/** Bounds how many users a task walks in a stretch of time, so that events keep flowing between. */
final class WalkPace {
    /** A stretch of time, in milliseconds. */
    static final long STRETCH_MILLIS = 100;

    private final int usersPerStretch;
    private long stretch = Long.MIN_VALUE;
    private int walked;

    WalkPace(int usersPerSecond) {
        this.usersPerStretch = Math.max(1, (int) (usersPerSecond * STRETCH_MILLIS / 1000));
    }

    /** Whether another bucket may be walked now. */
    boolean allows(long nowMillis) {
        long current = Math.floorDiv(nowMillis, STRETCH_MILLIS);
        if (current != stretch) {
            stretch = current;
            walked = 0;
        }
        return walked < usersPerStretch;
    }

    void walked(int users) {
        walked += users;
    }
}
