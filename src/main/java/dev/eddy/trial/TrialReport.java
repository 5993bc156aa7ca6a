package dev.eddy.trial;

import dev.eddy.neighbours.Channel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a trial found.
 *
 * @param scored clicks that were looked for
 * @param channels by name: each channel, and {@code cluster-hot} and {@code hot} at their best half-life
 */
public record TrialReport(long scored, Map<String, Rates> channels, Rates mixture) {

    /** Share of the scored clicks that were in the top 20, and the mean of one over their rank in it. */
    public record Rates(double hr20, double mrr20) {}

    static TrialReport of(long scored, Map<Channel, HitRate> channels, HitRate mixture) {
        Map<String, Rates> rates = new LinkedHashMap<>();
        channels.forEach((channel, hitRate) -> {
            Rates own = rates(hitRate, scored);
            rates.merge(channel.family(), own, (a, b) -> a.hr20() >= b.hr20() ? a : b);
            rates.put(channel.channelName(), own);
        });
        return new TrialReport(scored, rates, rates(mixture, scored));
    }

    private static Rates rates(HitRate hitRate, long scored) {
        return new Rates(hitRate.hitRate(scored), hitRate.meanReciprocalRank(scored));
    }
}
