package dev.eddy.ops;

import dev.eddy.record.DeadLetter;
import java.time.Instant;

/**
 * A dead letter as it lies in its topic.
 *
 * @param partition where it lies
 * @param offset where it lies
 * @param isCut whether only the beginning of its key or value was kept
 */
public record StoredLetter(int partition, long offset, Instant writtenAt, DeadLetter letter, boolean isCut) {

    /** Whether it can be sent again as it is. */
    public boolean isWhole() {
        return !isCut && !letter.topic().isEmpty();
    }
}
