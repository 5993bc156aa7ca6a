package dev.eddy.lab;

import dev.eddy.ops.StoredLetter;
import dev.eddy.record.DeadLetter;
import java.util.ArrayList;
import java.util.List;

/** Reads the dead letters of a job. */
final class DeadLetters {
    private DeadLetters() {}

    /** All dead letters so far. */
    static List<DeadLetter> of(LocalEddy eddy) {
        List<DeadLetter> letters = new ArrayList<>();
        StoredLetter.readAll(eddy.options().kafka(), stored -> letters.add(stored.letter()));
        return letters;
    }
}
