package dev.eddy.retrieval;

import dev.eddy.vector.SplitMix64;
import java.time.Duration;

/**
 * Stretches of event time in which something is done once for each id. For each they begin at another instant, so that it is not
 * due for all at once.
 */
final class Stretches {
    private final long lengthMillis;

    /** @param length zero for none: then nothing may be asked */
    Stretches(Duration length) {
        this.lengthMillis = length.toMillis();
    }

    /** Whether two instants are in the same stretch. */
    boolean isSame(String id, long aMillis, long bMillis) {
        long offset = Math.floorMod(SplitMix64.mix(id.hashCode()), lengthMillis);
        return Math.floorDiv(aMillis - offset, lengthMillis) == Math.floorDiv(bMillis - offset, lengthMillis);
    }
}
