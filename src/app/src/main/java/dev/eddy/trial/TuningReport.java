package dev.eddy.trial;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.eddy.trial.TrialReport.Estimate;
import dev.eddy.trial.TrialReport.Rates;
import java.util.Map;

/**
 * Options that a search found on the first half of a recording, and their gain on the second half.
 *
 * @param settings found values by key; empty when no value improved the hit rate
 * @param replaced the given values of these keys
 * @param given rates of the given options on the second half
 * @param tuned rates of the tuned options on the second half
 * @param gain relative gain in hit rate among the first 20 on the second half, .1 for 10 %; null when the given options
 *     never hit
 */
public record TuningReport(
        @JsonUnwrapped Search search,
        Map<String, String> settings,
        Map<String, String> replaced,
        Rates given,
        Rates tuned,
        Estimate gain) {
    /**
     * The number of trials, the number of events in the first half, and the hit rates on it; the tuned one is never
     * lower.
     */
    public record Search(int runs, int firstEvents, double givenHr20, double tunedHr20) {}

    /** Whether the gain on the second half is above what chance explains. */
    public boolean hasHelped() {
        return !settings.isEmpty() && gain != null && gain.low() > 0;
    }
}
