package dev.eddy.serve;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Whether lists can be answered. Threads in the background find it out, so that whoever asks waits for nothing.
 *
 * @param isRedisThere whether Redis answered when it was last asked
 * @param isCatalogueRead whether filters see all items
 */
record Readiness(BooleanSupplier isRedisThere, BooleanSupplier isCatalogueRead, List<Reading> readings) {
    /** Longer than Kafka and Redis take to answer, or to be given up. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    /**
     * Something that is read in the background.
     *
     * @param name as reasons have it
     * @param isStale whether it was last read longer ago than a limit, or will not be read again
     * @param age the time since then
     */
    record Reading(String name, Predicate<Duration> isStale, Supplier<Duration> age) {}

    /** The answer to whoever asks. */
    record HealthAnswer(
            boolean ready,
            @JsonPropertyDescription("Why it is not ready.") List<String> reasons) {}

    /** Why they can't be answered; empty when they can. */
    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        if (!isRedisThere.getAsBoolean()) {
            // The message of the failure names addresses, which not everybody should know.
            reasons.add("Redis does not answer");
        }
        if (!isCatalogueRead.getAsBoolean()) {
            reasons.add("the catalogue is still being read");
        }
        for (Reading reading : readings) {
            if (reading.isStale.test(LONGEST)) {
                reasons.add(reading.name + " has not been read for "
                        + reading.age.get().toSeconds() + " s");
            }
        }
        return reasons;
    }
}
