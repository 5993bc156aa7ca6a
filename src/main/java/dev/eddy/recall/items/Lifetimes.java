package dev.eddy.recall.items;

/** Tells which items are over, so that nobody looks through them again and again. */
public interface Lifetimes {
    /** No item is ever over. */
    Lifetimes ENDLESS = new Lifetimes() {
        @Override
        public boolean isOver(int item, long asOfMillis) {
            return false;
        }

        @Override
        public long comebacks() {
            return 0;
        }
    };

    /**
     * Whether an item can't be recalled as of an instant, nor as of a later one as far as is known: taken down, expired, or
     * without a record.
     */
    boolean isOver(int item, long asOfMillis);

    /** How often an item that was over has come back; only ever grows. */
    long comebacks();
}
