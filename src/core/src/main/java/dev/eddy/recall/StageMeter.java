package dev.eddy.recall;

/** Measures the cluster stage. */
public interface StageMeter {
    /** Measures nothing. */
    StageMeter NONE = new StageMeter() {};

    /** The channels' lists and the merged list of one user took this long. */
    default void recalled(long nanos) {}

    /** A search by vectors for one user took this long. */
    default void searched(long nanos) {}

    /** A new item brings one user new lists. */
    default void toldOfNewItem() {}
}
