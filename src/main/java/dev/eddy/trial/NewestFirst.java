package dev.eddy.trial;

import java.util.Arrays;

/** A list of numbers, read from the last added to the first. */
final class NewestFirst {
    private int[] values = new int[4];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    /** Moves or adds a number to the newest place; true when it was there before. */
    boolean renew(int value) {
        int at = size - 1;
        while (at >= 0 && values[at] != value) {
            at--;
        }
        if (at < 0) {
            add(value);
            return false;
        }
        System.arraycopy(values, at + 1, values, at, size - at - 1);
        values[size - 1] = value;
        return true;
    }

    /** The i-th newest, from 0. */
    int get(int i) {
        return values[size - 1 - i];
    }

    /** Number of newer entries; -1 when the number is missing. */
    int indexOf(int value) {
        for (int i = 0; i < size; i++) {
            if (get(i) == value) {
                return i;
            }
        }
        return -1;
    }

    int size() {
        return size;
    }
}
