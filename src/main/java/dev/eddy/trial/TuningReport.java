package dev.eddy.trial;

import dev.eddy.trial.TrialReport.Estimate;
import dev.eddy.trial.TrialReport.Rates;
import java.util.Map;

/**
 * What tuning found on the first part of a recording, and what that is worth on the rest.
 *
 * @param runs that were made on the first part
 * @param firstEvents events of the first part
 * @param givenHr20 hit rate of the given options on it
 * @param tunedHr20 hit rate of the tuned options on it; never lower
 * @param settings found, by key; empty when nothing did better than the given options
 * @param replaced the given options that these take the place of, by key
 * @param given rates of the given options on the rest
 * @param tuned rates of the tuned options on the rest
 * @param gain of the hit rate among the first 20 on the rest by tuning, .1 for 10 % more; null when the given options
 *     never hit
 */
public record TuningReport(
        int runs,
        int firstEvents,
        double givenHr20,
        double tunedHr20,
        Map<String, String> settings,
        Map<String, String> replaced,
        Rates given,
        Rates tuned,
        Estimate gain) {

    /** Whether the tuned options do better on the rest by more than chance explains. */
    public boolean hasHelped() {
        return !settings.isEmpty() && gain != null && gain.low() > 0;
    }
}
