package dev.eddy.trial;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/** A list of numbers, read from the last added to the first. */
final class NewestFirst {
    private final IntArrayList values = new IntArrayList();

    void add(int value) {
        values.add(value);
    }

    /** Moves or adds a number to the newest place; true when it was there before. */
    boolean renew(int value) {
        int at = values.lastIndexOf(value);
        if (at >= 0) {
            values.removeAtIndex(at);
        }
        values.add(value);
        return at >= 0;
    }

    /** The i-th newest, from 0. */
    int get(int i) {
        return values.get(values.size() - 1 - i);
    }

    boolean contains(int value) {
        return values.contains(value);
    }

    int size() {
        return values.size();
    }
}
