package dev.eddy.user;

/** How many of the latest events, each counting for less than the one after it, had a user move to another cluster. */
final class MoveWindow {
    /** The weights of all events add up to this in the long run. */
    static final double EVENTS = 10_000;

    /** Half of that: with fewer, one user's moves would say too much. */
    private static final double ENOUGH = EVENTS / 2;

    private static final double PER_EVENT = 1 - 1 / EVENTS;

    private double events;
    private double moves;

    void event(boolean isMove) {
        events = events * PER_EVENT + 1;
        moves = moves * PER_EVENT + (isMove ? 1 : 0);
    }

    /** As if it had seen the share of another as well. */
    void add(double otherEvents, double otherMoves) {
        events += otherEvents;
        moves += otherMoves;
    }

    double events() {
        return events;
    }

    double moves() {
        return moves;
    }

    /** NaN before the first event. */
    double movesPer1000Events() {
        return 1_000 * moves / events;
    }

    boolean hasEnough() {
        return events >= ENOUGH;
    }
}
