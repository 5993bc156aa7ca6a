package dev.eddy.trial;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;

/**
 * The result of a trial. The best channel or baseline is the one with the highest hit rate among the first 20.
 *
 * @param slices parts of the clicks, by the history of the user or the age of the item
 * @param stretches the clicks in the order of time, in about equal parts
 * @param gains what the merged list gains over lists that are made in another way, by its name; those that were measured
 */
public record TrialReport(
        @JsonUnwrapped Counts counts,
        @JsonUnwrapped Standings standings,
        UnknownUsers unknownUsers,
        List<Slice> slices,
        List<Stretch> stretches,
        Coverage coverage,
        BeyondPopularity beyondPopularity,
        @JsonUnwrapped Comparisons comparisons,
        Map<String, Gain> gains) {
    /** Name of Eddy's own list among channels and baselines. */
    public static final String MERGED = "merged";

    /** Numbers of events, of those on items outside the catalogue, and of clicks that were looked for in the lists. */
    public record Counts(long events, long unknownItemEvents, int scored) {}

    /** Clicks of users without a list, mostly their first, and the hit rate among the first 20 of the list of everybody. */
    public record UnknownUsers(int clicks, double hr20) {}

    /**
     * Rates over all scored clicks.
     *
     * @param channels by name: each channel, and {@code cluster-hot} and {@code hot} at their best half-life
     * @param merged rates of the merged list, Eddy's own
     * @param baselines by name
     * @param bestBaseline null when there is no baseline
     * @param offChannels names of the channels that the options switch off: they recall nothing
     */
    public record Standings(
            Map<String, Rates> channels,
            String bestChannel,
            Rates merged,
            Map<String, Rates> baselines,
            String bestBaseline,
            List<String> offChannels) {}

    /**
     * Rates of one recommender, each in [0, 1].
     *
     * @param hr10 share of the scored clicks whose item was among the first 10
     * @param hr20 among the first 20
     * @param hr50 among the first 50
     * @param mrr20 mean reciprocal rank among the first 20; a miss counts 0
     */
    public record Rates(double hr10, double hr20, double hr50, double mrr20) {}

    /** Rates of one recommender, with its name. */
    public record Named(String name, Rates rates) {}

    /**
     * A part of the clicks, with the best baseline, or null, and the best channel in it; {@code vectors} has the
     * channels that search by vectors.
     */
    public record Slice(
            String name,
            int scored,
            Rates merged,
            Named bestBaseline,
            Named bestChannel,
            Map<String, VectorHits> vectors) {}

    /**
     * Share of the clicks whose item a channel that searches by vectors had among its first 20. {@code beyondCf} counts
     * only those that no channel of collaborative filtering without vectors had there.
     */
    public record VectorHits(double hr20, double beyondCf) {}

    /**
     * The clicks from one instant to another, epoch milliseconds, with the hit rates by name of the merged list, the
     * best baseline, and the best channel of each family; best over all clicks.
     */
    public record Stretch(long fromMillis, long toMillis, int scored, Map<String, Double> hr20) {}

    /**
     * Number of catalogue items with an event that are not taken down, and the shares of them that were among the first
     * 20 of any merged list, and of any list of each baseline.
     */
    public record Coverage(int items, double merged, Map<String, Double> baselines, Variety variety) {}

    /**
     * Means over the first 20 items of the merged lists; null where the items have no vectors or labels.
     *
     * @param distance 1 minus the cosine of two items' tag vectors, over all pairs
     * @param author share of the author with the most items
     * @param category share of the category with the most items
     */
    public record Variety(Double distance, Double author, Double category) {}

    /** Share of the hits of the merged list that the best popularity channel misses among its first 20. */
    public record BeyondPopularity(String popularity, double share) {}

    /** A value with its 95 % confidence interval. */
    public record Estimate(double value, double low, double high) {
        /** The same with a number taken off. */
        public Estimate minus(double subtracted) {
            return new Estimate(value - subtracted, low - subtracted, high - subtracted);
        }
    }

    /**
     * Comparisons of the merged list and the channels with the baselines.
     *
     * @param ratios of the merged list's rates to each baseline's, by baseline
     * @param channelRatios of a channel's rates to those of each baseline of the same method, by channel and baseline
     */
    public record Comparisons(
            Confidence confidence, Map<String, Interval> ratios, Map<String, Map<String, Interval>> channelRatios) {}

    /**
     * 95 % confidence intervals over users by bootstrap replicates. The ratio is that of the merged list to the best
     * baseline; both are null without a baseline, and rates of the ratio are null when it never hit.
     */
    public record Confidence(int replicates, Interval merged, Interval bestBaseline, Interval ratio) {}

    /** Estimates of the two measures that compare recommenders; null where there is nothing to compare with. */
    public record Interval(Estimate hr20, Estimate mrr20) {}

    /**
     * Rates of other lists of Eddy, and the ratio of the merged list's rates to theirs, 1.1 for 10 % more; null where the others
     * never hit.
     *
     * @param label what they are, for people
     */
    public record Gain(String label, Rates rates, Interval ratio) {}
}
