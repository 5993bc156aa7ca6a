package dev.eddy.training.embedding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for names, in the order in which they come. */
final class Numbering {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int of(String name) {
        return numbers.computeIfAbsent(name, id -> {
            names.add(id);
            return numbers.size();
        });
    }

    List<String> names() {
        return names;
    }
}
