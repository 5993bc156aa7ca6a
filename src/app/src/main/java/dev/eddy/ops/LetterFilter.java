package dev.eddy.ops;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A choice of dead letters.
 *
 * @param topic they came from; null for all
 * @param reason text that the reason contains; null for all
 * @param since time from which on they were refused; null for all
 */
public record LetterFilter(String topic, String reason, Instant since) {
    public boolean takes(StoredLetter stored) {
        return (topic == null || stored.letter().topic().equals(topic))
                && (reason == null || stored.letter().reason().contains(reason))
                && (since == null || !stored.writtenAt().isBefore(since));
    }

    /** The choice in words; empty for all letters. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        if (topic != null) {
            words.add("topic " + topic);
        }
        if (reason != null) {
            words.add("reason " + reason);
        }
        if (since != null) {
            words.add("since " + since);
        }
        return words;
    }
}
