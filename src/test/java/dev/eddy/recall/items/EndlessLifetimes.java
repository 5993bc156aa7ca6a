package dev.eddy.recall.items;

/** No item is ever over. */
public final class EndlessLifetimes implements Lifetimes {
    @Override
    public boolean isOver(int item, long asOfMillis) {
        return false;
    }

    @Override
    public long comebacks() {
        return 0;
    }
}
