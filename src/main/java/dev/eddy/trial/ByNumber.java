package dev.eddy.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A list that creates its elements when they are first read. */
final class ByNumber<T> {
    private final List<T> things = new ArrayList<>();
    private final Supplier<T> create;

    ByNumber(Supplier<T> create) {
        this.create = create;
    }

    T of(int number) {
        while (things.size() <= number) {
            things.add(create.get());
        }
        return things.get(number);
    }

    int size() {
        return things.size();
    }
}
