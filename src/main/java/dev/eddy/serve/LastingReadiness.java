package dev.eddy.serve;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The reasons of another readiness, and one for each reading in the background that is too old. */
record LastingReadiness(Readiness first, List<Reading> readings) implements Readiness {
    /** Longer than Kafka and Redis take to answer, or to be given up. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    /**
     * Something that is read in the background.
     *
     * @param name as reasons have it
     * @param isStale whether it was last read longer ago than a limit, or will not be read again
     * @param age the time since then
     */
    record Reading(String name, Predicate<Duration> isStale, Supplier<Duration> age) {
        private String reason() {
            return name + " has not been read for " + age.get().toSeconds() + " s";
        }
    }

    @Override
    public List<String> reasons() {
        Stream<String> stale = readings.stream()
                .filter(reading -> reading.isStale().test(LONGEST))
                .map(Reading::reason);
        return Stream.concat(first.reasons().stream(), stale).toList();
    }
}
