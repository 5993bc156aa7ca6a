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

    /** The place of a value, 0 for the newest. It must be there. */
    int place(int value) {
        return values.size() - 1 - values.lastIndexOf(value);
    }

    boolean contains(int value) {
        return values.contains(value);
    }

    int size() {
        return values.size();
    }
}
