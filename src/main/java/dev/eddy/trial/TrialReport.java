package dev.eddy.trial;

import java.util.List;
import java.util.Map;

/**
 * What a trial found. Best is who has the highest hit rate among the first 20.
 *
 * @param events that were read
 * @param unknownItemEvents of them, those on items that are not in the catalogue
 * @param scored clicks that were looked for
 * @param channels by name: each channel, and {@code cluster-hot} and {@code hot} at their best half-life
 * @param bestChannel its name
 * @param merged rates of the list merged from the channels: Eddy's own list
 * @param baselines by name
 * @param bestBaseline its name; null when there is no baseline
 * @param slices parts of the clicks, by how much is known of the user or of the item
 * @param stretches the clicks in the order of time, in about equal parts
 * @param coverage of the catalogue
 * @param beyondPopularity what the merged list finds and popularity does not
 * @param confidence how far the rates could be off
 * @param refresh what it brings to refresh lists with each event; null when that was not asked
 * @param offChannels names of the channels that the options switch off: they recall nothing
 * @param ratios of the merged list to each baseline, by the baseline's name
 * @param channelRatios of a channel's hit rate among the first 20 to that of each baseline that goes by the same method, by
 *     channel and baseline; null where the baseline never hit
 */
public record TrialReport(
        long events,
        long unknownItemEvents,
        int scored,
        Map<String, Rates> channels,
        String bestChannel,
        Rates merged,
        Map<String, Rates> baselines,
        String bestBaseline,
        List<Slice> slices,
        List<Stretch> stretches,
        Coverage coverage,
        BeyondPopularity beyondPopularity,
        Confidence confidence,
        Refresh refresh,
        List<String> offChannels,
        Map<String, Interval> ratios,
        Map<String, Map<String, Estimate>> channelRatios) {

    /** What Eddy's own list goes by among others. */
    public static final String MERGED = "merged";

    /**
     * How well a recommender did, each in [0, 1].
     *
     * @param hr10 share of the scored clicks whose item was among the first 10
     * @param hr20 among the first 20
     * @param hr50 among the first 50
     * @param mrr20 mean of one over the rank among the first 20, which is 0 for a miss
     */
    public record Rates(double hr10, double hr20, double hr50, double mrr20) {}

    /** Rates of somebody. */
    public record Named(String name, Rates rates) {}

    /**
     * A part of the clicks.
     *
     * @param bestBaseline in this part; null when there is none
     * @param bestChannel in this part
     * @param content by name: each channel that goes by what items are about
     */
    public record Slice(
            String name,
            int scored,
            Rates merged,
            Named bestBaseline,
            Named bestChannel,
            Map<String, Content> content) {}

    /**
     * What a channel finds that goes by what items are about.
     *
     * @param hr20 share of the clicks whose item was among its first 20
     * @param beyondCf share of the clicks whose item was there, and not among the first 20 of any channel of collaborative
     *     filtering
     */
    public record Content(double hr20, double beyondCf) {}

    /**
     * A part of the clicks between two instants.
     *
     * @param fromMillis time of the first click, epoch milliseconds
     * @param toMillis time of the last
     * @param hr20 by name: the merged list, the best baseline, and the best channel of each family, all best over all clicks
     */
    public record Stretch(long fromMillis, long toMillis, int scored, Map<String, Double> hr20) {}

    /**
     * Share of the recallable items that were among the first 20 of somebody's list.
     *
     * @param recallable items of the catalogue that had an event and are not taken down
     * @param baselines by name
     */
    public record Coverage(int recallable, double merged, Map<String, Double> baselines) {}

    /**
     * What the merged list finds and decayed popularity does not.
     *
     * @param popularity the overall popularity with the best half-life: a channel's name
     * @param share of the merged list's hits among the first 20 that are not among the popularity's first 20
     */
    public record BeyondPopularity(String popularity, double share) {}

    /** A value with its 95 % confidence interval. */
    public record Estimate(double value, double low, double high) {
        Estimate minus(double subtracted) {
            return new Estimate(value - subtracted, low - subtracted, high - subtracted);
        }
    }

    /**
     * 95 % confidence intervals over users.
     *
     * @param replicates of the bootstrap
     * @param bestBaseline null when there is none
     * @param ratio of the merged list to the best baseline; null when there is none, null rates when it never hit
     */
    public record Confidence(int replicates, Interval merged, Interval bestBaseline, Interval ratio) {}

    /** Estimates of the two measures that recommenders are compared by; null where there is nothing to compare with. */
    public record Interval(Estimate hr20, Estimate mrr20) {}

    /**
     * Lists refreshed with each event against lists made once a day.
     *
     * @param frozen rates of the lists of the last midnight, UTC
     * @param gain of the live lists' hit rate among the first 20 over the frozen ones', .1 for 10 % more; null when these
     *     never hit
     */
    public record Refresh(Rates frozen, Estimate gain) {}
}
