package dev.eddy.recall;

/** Measures the cluster stage. */
public interface StageMeter {
    /** Measures nothing. */
    StageMeter NONE = new StageMeter() {
        @Override
        public void recalled(long nanos) {}

        @Override
        public void searched(long nanos) {}

        @Override
        public void toldOfNewItem() {}
    };

    /** The channels' lists and the merged list of one user took this long. */
    void recalled(long nanos);

    /** A search by vectors for one user took this long. */
    void searched(long nanos);

    /** A new item brings one user new lists. */
    void toldOfNewItem();
}
