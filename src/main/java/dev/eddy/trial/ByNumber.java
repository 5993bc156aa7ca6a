package dev.eddy.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One thing for each number from 0 on, created when its number is first met. */
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

    /** One more than the highest number that was met. */
    int size() {
        return things.size();
    }
}
