package dev.eddy.ops;

import dev.eddy.record.DeadLetter;
import java.time.Instant;

/**
 * A dead letter with its place in the dead-letter topic.
 *
 * @param isCut whether the job kept only the beginning of the key or value
 */
public record StoredLetter(int partition, long offset, Instant writtenAt, DeadLetter letter, boolean isCut) {

    /** Whether it can be sent again unchanged. */
    public boolean isWhole() {
        return !isCut && !letter.topic().isEmpty();
    }
}
