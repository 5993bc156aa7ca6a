package dev.eddy.ops.act;

/** Hears of the progress of an act. */
public interface ActListener {
    /** Takes no notice. */
    ActListener NONE = new ActListener() {
        @Override
        public void step(String name) {}

        @Override
        public void walked(int done, int of) {}
    };

    /** A step begins. */
    void step(String name);

    /** The number of buckets of users that are done, and of all; {@code of} is -1 while it is not known. */
    void walked(int done, int of);
}
