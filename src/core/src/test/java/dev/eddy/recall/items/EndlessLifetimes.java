package dev.eddy.recall.items;

import java.util.function.IntConsumer;

/** Every item can always be recalled. */
public class EndlessLifetimes implements Lifetimes {
    @Override
    public long clockMillis() {
        return Long.MIN_VALUE;
    }

    @Override
    public long sinceMillis(int item) {
        return Long.MIN_VALUE;
    }

    @Override
    public long untilMillis(int item) {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean isOut(int item) {
        return false;
    }

    @Override
    public long changes() {
        return 0;
    }

    @Override
    public boolean forEachChange(long known, IntConsumer action) {
        return true;
    }
}
