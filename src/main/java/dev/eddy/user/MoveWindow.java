package dev.eddy.user;

/** Rate of events that move a user to another cluster, as an exponentially decayed mean over events. */
final class MoveWindow {
    /** Sum of the weights of all events in the long run. */
    static final double EVENTS = 10_000;

    /** With a smaller sum the moves of one user weigh too much. */
    private static final double ENOUGH = EVENTS / 2;

    private static final double PER_EVENT = 1 - 1 / EVENTS;

    private double events;
    private double moves;

    void event(boolean isMove) {
        events = events * PER_EVENT + 1;
        moves = moves * PER_EVENT + (isMove ? 1 : 0);
    }

    void add(double otherEvents, double otherMoves) {
        events += otherEvents;
        moves += otherMoves;
    }

    CensusShare.Moves share() {
        return new CensusShare.Moves(events, moves);
    }

    /** NaN before the first event. */
    double movesPer1000Events() {
        return 1_000 * moves / events;
    }

    boolean hasEnough() {
        return events >= ENOUGH;
    }
}
