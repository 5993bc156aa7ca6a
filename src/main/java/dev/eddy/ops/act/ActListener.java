package dev.eddy.ops.act;

/** Is told how far an act is. */
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

    /** Of the users' buckets so many are done; {@code of} is -1 while the number is not known. */
    void walked(int done, int of);
}
